import type { Form, Stored } from '../form/form.ts';
import { textIn } from '../form/values.ts';
import { both } from './options.ts';

/** Begun from a task that waits; what came of it is put right by opening the task again. */
export const taskResult: Form = {
  name: 'task-result',
  title: both('Kết quả việc được giao', 'Result of a task'),
  command: 'completeTask',
  start: ({ today }) => ({ on: today }),
  meets: { record: ({ task }) => textIn(task) || undefined, find: resultIn },
  fields: [
    {
      name: 'task',
      type: 'task',
      label: both('Việc được giao', 'Task'),
      required: true,
    },
    { name: 'on', type: 'day', label: both('Ngày hoàn thành', 'Done on'), required: true },
    { name: 'result', type: 'text', label: both('Kết quả', 'Result'), required: true },
    {
      name: 'evidence',
      type: 'facts',
      label: both('Minh chứng', 'Evidence'),
      hint: both('Việc đơn vị đã ghi nhận gần đây', 'What the unit recorded lately'),
      more: true,
    },
  ],
};

/** What somebody has said came of it; a cancelled task takes no result either. */
function resultIn({ completed, cancelledReason }: Stored): Stored | undefined {
  if (completed === undefined) return cancelledReason === undefined ? undefined : {};
  const { evidenceIds, ...said } = completed as Stored;
  return { ...said, evidence: evidenceIds };
}
