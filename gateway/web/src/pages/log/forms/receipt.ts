import { both } from './options.ts';
import { stageForm } from './stage.ts';

export const receipt = stageForm(
  { name: 'receipt', title: both('Tiếp nhận văn bản', 'Directive received'), command: 'recordReceipt' },
  'RECEIVED',
  { command: 'correctUnitStage', prefix: 'progress', besides: { stage: 'RECEIVED' } },
);
