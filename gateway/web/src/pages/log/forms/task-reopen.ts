import { REASON } from '../form/commands.ts';
import { ANY_TEXT, furtherForm } from './further.ts';
import { both } from './options.ts';

/** What was done or cancelled goes on. */
export const taskReopen = furtherForm(
  { prefix: 'task', id: 'task' },
  {
    name: 'task-reopen',
    title: both('Mở lại việc được giao', 'Open the task again'),
    command: 'reopenTask',
    further: 'adds',
    fields: [REASON],
    find: (stored) => (stored.completed || stored.cancelledReason ? stored : undefined),
    rehearsal: () => ({ reason: ANY_TEXT }),
  },
);
