import type { ReminderEvent } from '../src/domain/reminder.ts';

const reminder = {
  periodId: 'period:1',
  level: 'COMMUNE',
  dueOn: '2022-07-05',
  unitIds: ['a', 'b'],
} as const;
export const reminderEvents: ReminderEvent[] = [
  { type: 'ReportsFallDue', ...reminder },
  { type: 'ReportsOverdue', ...reminder },
];
