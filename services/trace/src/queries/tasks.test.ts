import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import { event } from '../../test/support/facts.ts';
import { activities, type ActivityView } from '../projections/activities.ts';
import { onlyTask, tasks, type TaskView } from '../projections/tasks.ts';
import { at } from '../projections/view.ts';
import { NO_DUE_DAY } from '../projections/task-entries.ts';
import { knownTasks } from './tasks.ts';

const id = 'meeting:1';
const APRIL = '2022-04-12T02:00:00.000Z';
const JUNE = '2022-06-20T02:00:00.000Z';
const JULY = '2022-07-05T02:00:00.000Z';
const say = (version: number, type: string, data: JsonObject, at = APRIL) =>
  event(id, version, `trienkhai.reviews.v1.${type}`, data, at);
const board = 'organ:BTGHU-872:2021-11-01';
const given = (n: number, dueOn?: string) => ({
  taskId: `task:1.${n}`,
  task: {
    text: `Việc ${n}`,
    ownerId: board,
    assignedById: 'district:872:2021-11-01',
    assignedOn: '2022-04-12',
    ...(dueOn === undefined ? {} : { dueOn }),
    sourceId: id,
  },
});
const story = [
  say(1, 'WorkingSessionRecorded', {
    meetingId: id,
    session: { unitId: 'district:872:2021-11-01', heldOn: '2022-04-12', directiveIds: ['directive:d'] },
  }),
  say(2, 'TaskAssigned', given(1, '2022-05-31')),
  say(3, 'TaskAssigned', given(2, '2022-06-10')),
  say(4, 'TaskAssigned', given(3)),
  say(
    5,
    'TaskCompleted',
    { taskId: 'task:1.2', on: '2022-06-15', result: 'Xong', evidenceIds: ['session:1'] },
    JUNE,
  ),
  say(6, 'TaskCancelled', { taskId: 'task:1.3', reason: 'Không còn cần' }, JULY),
];
const view = story.reduce<TaskView | null>((before, each) => tasks.project(before, each), null)!;
const statuses = (on: string, knownAt?: string) =>
  knownTasks([view], on, knownAt).map(({ id: task, status, overdueDays }) => [task, status, overdueDays]);

describe('a task stands as it stood on the day', () => {
  test('open until its deadline, then overdue by so many days', () => {
    expect(statuses('2022-05-31')[0]).toEqual(['task:1.1', 'OPEN', 0]);
    expect(statuses('2022-06-30')[0]).toEqual(['task:1.1', 'OVERDUE', 30]);
  });

  test('done from the day it was done, late or not', () => {
    expect(statuses('2022-06-14')[1]).toEqual(['task:1.2', 'OVERDUE', 4]);
    expect(statuses('2022-06-15')[1]).toEqual(['task:1.2', 'DONE', 5]);
  });

  test('without a deadline never overdue', () => {
    expect(statuses('2022-07-04', JUNE)[2]).toEqual(['task:1.3', 'OPEN', undefined]);
    expect(statuses('2022-07-04')[2]).toEqual(['task:1.3', 'CANCELLED', undefined]);
  });

  test('as known before, not yet done, and before it was given, not at all', () => {
    expect(statuses('2022-06-30', APRIL)[1]).toEqual(['task:1.2', 'OVERDUE', 20]);
    expect(statuses('2022-04-11')).toEqual([]);
  });
});

test('what tasks are listed by says how each stands, and by when it is due', () => {
  expect(tasks.entries.of(view)).toMatchObject([
    { _id: 'task:1.1', state: 'OPEN', due: '2022-05-31', ownerId: board, sourceId: id },
    { _id: 'task:1.2', state: 'DONE', due: '2022-06-10', completedOn: '2022-06-15' },
    { _id: 'task:1.3', state: 'CANCELLED', due: NO_DUE_DAY },
  ]);
});

test('the history of one task holds what was said of it alone', () => {
  expect(onlyTask(view, 'task:1.2').contributions.map(({ version }) => version)).toEqual([3, 5]);
});

test('a working session counts its tasks, and its version rises with them', () => {
  const meeting = story.reduce<ActivityView | null>(
    (before, each) => activities.project(before, each),
    null,
  )!;
  expect(at(meeting)).toMatchObject({ version: 6, value: { type: 'meeting', tasks: 3, since: APRIL } });
});
