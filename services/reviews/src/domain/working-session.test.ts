import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context as reviews, DIRECTIVE, SAMPLE_DIRECTIVE } from '../../test/reviews-fixture.ts';
import type { NewTask, Task } from './task.ts';
import type { TaskCommand, TaskEvent } from './task-events.ts';
import type { WorkingSession } from './working-session-details.ts';
import { placesOfTask, taskDecider } from './working-session.ts';

const context = { ...reviews, accountUnit: SMALL_COUNTRY.district };
const { given } = deciderSpec(taskDecider, context);
const meetingId = 'meeting:1';
const session: WorkingSession = {
  unitId: SMALL_COUNTRY.district,
  withIds: [SMALL_COUNTRY.politicalCentre],
  heldOn: '2022-04-12',
  topics: ['Kết quả quý I'],
  directiveIds: [DIRECTIVE],
  conclusions: ['Tiếp tục mở lớp'],
};
const draft: NewTask = { text: 'Mở lớp', ownerId: SMALL_COUNTRY.politicalCentre, dueOn: '2022-06-30' };
const task: Task = {
  ...draft,
  assignedById: SMALL_COUNTRY.district,
  assignedOn: '2022-04-12',
  sourceId: meetingId,
};
const taskId = 'task:1.1';
const recorded: TaskEvent = { type: 'WorkingSessionRecorded', meetingId, session, sample: false };
const assigned: TaskEvent = { type: 'TaskAssigned', taskId, task, sample: false };
const completed: TaskEvent = {
  type: 'TaskCompleted',
  taskId,
  on: '2022-06-20',
  result: 'Đã mở',
  evidenceIds: ['session:1'],
};
const cancelled: TaskEvent = { type: 'TaskCancelled', taskId, reason: 'Không còn cần' };
const reopened: TaskEvent = { type: 'TaskReopened', taskId, reason: 'Chưa đạt' };

const record = (change: Partial<WorkingSession> = {}, tasks: readonly NewTask[] = [draft]): TaskCommand => ({
  type: 'RecordWorkingSession',
  meetingId,
  session: { ...session, ...change },
  tasks,
  sample: false,
});
const complete: TaskCommand = { ...completed, type: 'CompleteTask' };
const cancel: TaskCommand = { type: 'CancelTask', taskId, reason: 'Không còn cần' };
const reopen: TaskCommand = { type: 'ReopenTask', taskId, reason: 'Chưa đạt' };
const correct = (change: Partial<NewTask>): TaskCommand => ({
  type: 'CorrectTask',
  taskId,
  task: { ...draft, ...change },
  reason: 'Gia hạn',
});

describe('a working session', () => {
  test('is recorded in one piece with the tasks that it gives', () => {
    const second: TaskEvent = { ...assigned, taskId: 'task:1.2', task: { ...task, text: 'Báo cáo' } };
    given()
      .when(record({}, [draft, { ...draft, text: 'Báo cáo' }]))
      .then(recorded, assigned, second);
    given(recorded).when(record()).thenFails('ALREADY_RECORDED');
  });

  test('about a sample directive gives sample tasks', () => {
    const directiveIds = [SAMPLE_DIRECTIVE];
    given()
      .when(record({ directiveIds }))
      .then(
        { ...recorded, session: { ...session, directiveIds }, sample: true },
        { ...assigned, sample: true },
      );
  });

  test('gives nothing to a unit that was not there that day, and names who came after it', () => {
    const later = { ...context, today: '2025-08-01' };
    const { facts } = given()
      .when(
        record({ unitId: SMALL_COUNTRY.board, heldOn: '2025-07-15', withIds: [] }, [
          { ...draft, ownerId: SMALL_COUNTRY.commune, dueOn: undefined },
        ]),
        later,
      )
      .thenFails('UNIT_NOT_VALID', ['tasks', '0', 'owner']);
    expect(facts['successors']).toContain(SMALL_COUNTRY.newCommune);
  });

  test.each<[string, TaskCommand, readonly string[]]>([
    ['a day to come', record({ heldOn: '2022-07-09' }), ['heldOn']],
    [
      'a deadline before the day itself',
      record({}, [{ ...draft, dueOn: '2022-04-11' }]),
      ['tasks', '0', 'dueOn'],
    ],
  ])('refuses %s', (_, command, path) => {
    given().when(command).thenFails('DATE_INVALID', path);
  });

  test('is corrected without its tasks', () => {
    const changed = { ...session, topics: ['Kết quả 4 tháng'] };
    const command: TaskCommand = {
      type: 'CorrectWorkingSession',
      meetingId,
      session: changed,
      reason: 'Sửa',
    };
    given(recorded, assigned).when(command).then({
      type: 'WorkingSessionCorrected',
      meetingId,
      session: changed,
      reason: 'Sửa',
    });
    given(recorded)
      .when({ ...command, session })
      .thenNothing();
    given().when(command).thenFails('WORKING_SESSION_UNKNOWN');
  });
});

describe('a task', () => {
  test('of its own is given by the account’s unit, today, unless said otherwise', () => {
    const own = 'task:2';
    const command: TaskCommand = {
      type: 'AssignTask',
      taskId: own,
      task: draft,
      sample: false,
      sourceId: 'review:1',
    };
    const given0: Task = { ...task, assignedOn: '2022-06-01', sourceId: 'review:1' };
    given()
      .when({ ...command, assignedOn: '2022-06-01' })
      .then({ type: 'TaskAssigned', taskId: own, task: given0, sample: false });
    given().when(command).thenFails('DATE_INVALID', ['dueOn']);
    given({ ...assigned, taskId: own })
      .when(command)
      .thenFails('ALREADY_RECORDED');
  });

  test('is completed once, with its result, not before it was given', () => {
    given(recorded, assigned).when(complete).then(completed);
    given(recorded, assigned, completed).when(complete).thenNothing();
    given(recorded, assigned, completed)
      .when({ ...complete, result: 'Khác' })
      .thenFails('TASK_STATE', ['task']);
    given(recorded, assigned, completed, reopened).when(complete).then(completed);
    given(recorded, assigned)
      .when({ ...complete, on: '2022-04-11' })
      .thenFails('DATE_INVALID', ['on']);
    given(recorded).when(complete).thenFails('TASK_UNKNOWN');
  });

  test('is corrected while it is open', () => {
    const changed = { ...task, dueOn: '2022-07-31' };
    given(recorded, assigned)
      .when(correct({ dueOn: '2022-07-31' }))
      .then({ type: 'TaskCorrected', taskId, task: changed, reason: 'Gia hạn' });
    given(recorded, assigned).when(correct({})).thenNothing();
    given(recorded, assigned, completed)
      .when(correct({ text: 'Khác' }))
      .thenFails('TASK_STATE');
    given(recorded, assigned, completed).when(correct({})).thenNothing();
  });

  test('that is completed or cancelled can be opened again', () => {
    given(recorded, assigned).when(cancel).then(cancelled);
    given(recorded, assigned, cancelled).when(cancel).thenNothing();
    given(recorded, assigned, completed).when(cancel).thenFails('TASK_STATE');
    given(recorded, assigned, completed).when(reopen).then(reopened);
    given(recorded, assigned, cancelled, reopened).when(complete).then(completed);
    given(recorded, assigned).when(reopen).thenNothing();
  });
});

describe('the right to act on a task', () => {
  const state = [recorded, { ...assigned, task: { ...task, ownerId: SMALL_COUNTRY.commune } }].reduce(
    (before, event) => taskDecider.evolve(before, event),
    taskDecider.initialState,
  );
  const placesOf = (command: TaskCommand) =>
    placesOfTask(state, command, '2025-08-01', context.units).map(({ unitId }) => unitId);

  test('lies with the unit that gave it, but its owner completes it', () => {
    expect(placesOf(cancel)).toEqual([SMALL_COUNTRY.district]);
    expect(placesOf(complete)).toEqual([SMALL_COUNTRY.commune]);
  });

  test('passes with the duties of an owner that has ended', () => {
    expect(placesOf({ ...complete, on: '2025-07-15' })).toEqual([SMALL_COUNTRY.newCommune]);
  });

  test('passes to who holds the land of a district when its organ has lost its committee', () => {
    const ofOrgan = taskDecider.evolve(state, {
      type: 'TaskCorrected',
      taskId,
      task: { ...task, ownerId: SMALL_COUNTRY.politicalCentre },
      reason: 'Giao lại',
    });
    const command = { ...complete, on: '2025-07-15' };
    expect(placesOfTask(ofOrgan, command, '2025-08-01', context.units)).toMatchObject([
      { unitId: SMALL_COUNTRY.newCommune },
    ]);
  });
});
