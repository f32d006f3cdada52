import { both } from './options.ts';
import { stageForm } from './stage.ts';

export const study = stageForm(
  { name: 'study', title: both('Học tập, quán triệt xong', 'Study completed'), command: 'completeStudy' },
  'STUDIED',
  { command: 'correctStudyCompletion', prefix: 'study' },
);
