import type { Form } from '../form/form.ts';
import { both } from './options.ts';

/** Begun from a task that waits; what came of it is put right by opening the task again. */
export const taskResult: Form = {
  name: 'task-result',
  title: both('Kết quả việc được giao', 'Result of a task'),
  command: 'completeTask',
  start: ({ today }) => ({ on: today }),
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
