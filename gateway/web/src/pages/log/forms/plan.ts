import { both } from './options.ts';
import { stageForm } from './stage.ts';

export const plan = stageForm(
  { name: 'plan', title: both('Ban hành kế hoạch', 'Plan adopted'), command: 'adoptPlan' },
  'PLANNED',
  { command: 'correctUnitStage', prefix: 'progress', besides: { stage: 'PLANNED' } },
);
