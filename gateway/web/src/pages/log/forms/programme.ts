import { both } from './options.ts';
import { stageForm } from './stage.ts';

export const programme = stageForm(
  {
    name: 'programme',
    title: both('Ban hành chương trình hành động', 'Programme adopted'),
    command: 'adoptProgramme',
  },
  'PROGRAMME',
  { command: 'correctUnitStage', prefix: 'progress', besides: { stage: 'PROGRAMME' } },
);
