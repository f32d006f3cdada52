import { expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { keyOf, reminderDecider, type Remind, type ReminderEvent } from './reminder.ts';

const { given } = deciderSpec(reminderDecider, {});
const reminder = {
  periodId: 'period:1',
  level: 'COMMUNE',
  dueOn: '2022-07-05',
  unitIds: ['commune:30055:2021-11-01'],
} as const;
const due: Remind = { type: 'RemindOfDue', reminder };
const said: ReminderEvent = { type: 'ReportsFallDue', ...reminder };

test('missing reports are told of once before the due day and once after it', () => {
  given().when(due).then(said);
  given(said).when(due).thenNothing();
  given(said)
    .when({ type: 'RemindOfOverdue', reminder })
    .then({ type: 'ReportsOverdue', ...reminder });
});

test('a due day that was put off is told of again', () => {
  const later = { ...reminder, dueOn: '2022-07-10' };
  given(said)
    .when({ type: 'RemindOfDue', reminder: later })
    .then({ type: 'ReportsFallDue', ...later });
});

test('nothing is told where nothing is missing', () => {
  given()
    .when({ type: 'RemindOfDue', reminder: { ...reminder, unitIds: [] } })
    .thenNothing();
  expect(keyOf(said)).toBe('due/commune/2022-07-05');
});
