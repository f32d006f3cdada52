import type { Form } from '../form/form.ts';
import { directives, note, period, texts, unit } from './common-fields.ts';
import { both } from './options.ts';
import { taskFields } from './task-fields.ts';

export const workingSession: Form = {
  name: 'working-session',
  title: both('Buổi làm việc và giao việc', 'Working session with its tasks'),
  command: 'recordWorkingSession',
  day: 'heldOn',
  start: ({ unit: own, today }) => ({ unit: own, heldOn: today }),
  fields: [
    { name: 'heldOn', type: 'day', label: both('Ngày làm việc', 'Day'), required: true },
    { name: 'with', type: 'units', label: both('Làm việc với', 'With') },
    texts('topics', 'Nội dung', 'Topics'),
    texts('conclusions', 'Kết luận', 'Conclusions'),
    {
      name: 'tasks',
      type: 'rows',
      label: both('Việc giao', 'Tasks'),
      each: both('Việc', 'Task'),
      of: taskFields,
      once: true,
    },
    { ...directives, required: false, more: true },
    { ...period, label: both('Kỳ được xem xét', 'Period looked at'), required: false, more: true },
    note,
    { ...unit, label: both('Đơn vị chủ trì', 'Held by') },
  ],
  correction: { command: 'correctWorkingSession', prefix: 'meeting', id: 'workingSession' },
};
