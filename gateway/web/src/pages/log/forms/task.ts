import type { Form } from '../form/form.ts';
import { unit } from './common-fields.ts';
import { both } from './options.ts';
import { taskFields } from './task-fields.ts';

const CLOSED = both(
  'Việc này đã hoàn thành hoặc đã hủy. Đơn vị giao việc mở lại rồi mới đính chính được.',
  'This task is done or cancelled. The unit that gave it must open it again before it is corrected.',
);

export const task: Form = {
  name: 'task',
  title: both('Giao việc', 'Task given'),
  command: 'assignTask',
  day: 'assignedOn',
  start: ({ unit: own, today }) => ({ by: own, assignedOn: today }),
  fields: [
    ...taskFields,
    { name: 'assignedOn', type: 'day', label: both('Ngày giao', 'Given on'), once: true },
    { ...unit, name: 'by', label: both('Đơn vị giao', 'Given by'), once: true },
    { name: 'source', type: 'kept', label: both('Xuất phát từ', 'Arose from'), once: true },
  ],
  correction: {
    command: 'correctTask',
    prefix: 'task',
    id: 'task',
    barred: ({ completed, cancelledReason }) => (completed || cancelledReason ? CLOSED : undefined),
    withdrawal: { command: 'cancelTask' },
  },
};
