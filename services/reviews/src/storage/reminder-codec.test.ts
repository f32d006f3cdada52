import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { ReminderEvent } from '../domain/reminder.ts';
import { reminderCodec } from './reminder-codec.ts';

const reminder = {
  periodId: 'period:1',
  level: 'COMMUNE',
  dueOn: '2022-07-05',
  unitIds: ['a', 'b'],
} as const;
const events: ReminderEvent[] = [
  { type: 'ReportsFallDue', ...reminder },
  { type: 'ReportsOverdue', ...reminder },
];

test.each(events)('$type reads back as it was written', (event) => {
  expect(sameValue(reminderCodec.decode(reminderCodec.encode(event)), event)).toBe(true);
});
