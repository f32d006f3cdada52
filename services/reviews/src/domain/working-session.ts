import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireSameSet } from '@trienkhai/kernel/rules/directive';
import { requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import { taskIdOf } from '@trienkhai/kernel/task-ids';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { answeringFor } from '@trienkhai/kernel/unit-history/heirs';
import type { ReviewsContext } from './reviews-context.ts';
import { assignTask, cancelTask, completeTask, correctTask, reopenTask } from './task-decisions.ts';
import type { CorrectWorkingSession, RecordWorkingSession, TaskCommand, TaskEvent } from './task-events.ts';
import { checkTask, type RecordedTask } from './task.ts';
import { checkWorkingSession, type WorkingSession } from './working-session-details.ts';

export interface TaskContext extends ReviewsContext {
  /** The unit in whose name the account acts. */
  readonly accountUnit: string;
}

/** A working session with the tasks that it gave, or one task that stands by itself. */
export interface TaskStream {
  readonly recorded?: { readonly session: WorkingSession; readonly sample: boolean };
  readonly tasks: Readonly<Record<string, RecordedTask>>;
}

export const taskDecider: Decider<TaskStream, TaskCommand, TaskEvent, TaskContext> = {
  initialState: { tasks: {} },
  decide,
  evolve,
};

function decide(state: TaskStream, command: TaskCommand, on: TaskContext): readonly TaskEvent[] {
  switch (command.type) {
    case 'RecordWorkingSession':
      return recordWorkingSession(state, command, on);
    case 'CorrectWorkingSession':
      return correctWorkingSession(state, command, on);
    case 'AssignTask':
      return assignTask(state.tasks, command, on);
    case 'CompleteTask':
      return completeTask(state.tasks, command, on);
    case 'CorrectTask':
      return correctTask(state.tasks, command, on);
    case 'ReopenTask':
      return reopenTask(state.tasks, command);
    case 'CancelTask':
      return cancelTask(state.tasks, command);
  }
}

function evolve(state: TaskStream, event: TaskEvent): TaskStream {
  switch (event.type) {
    case 'WorkingSessionRecorded':
      return { ...state, recorded: { session: event.session, sample: event.sample } };
    case 'WorkingSessionCorrected':
      return state.recorded ? { ...state, recorded: { ...state.recorded, session: event.session } } : state;
    case 'TaskAssigned':
      return withTask(state, event.taskId, { task: event.task, sample: event.sample, status: 'OPEN' });
    case 'TaskCorrected':
      return withTask(state, event.taskId, { task: event.task });
    case 'TaskCompleted': {
      const { on, result, evidenceIds } = event;
      return withTask(state, event.taskId, { status: 'DONE', outcome: { on, result, evidenceIds } });
    }
    case 'TaskReopened':
      return withTask(state, event.taskId, { status: 'OPEN' });
    case 'TaskCancelled':
      return withTask(state, event.taskId, { status: 'CANCELLED' });
  }
}

function withTask(state: TaskStream, id: string, change: Partial<RecordedTask>): TaskStream {
  const task = { ...state.tasks[id], ...change } as RecordedTask;
  return { ...state, tasks: { ...state.tasks, [id]: task } };
}

/**
 * A task is given, changed and taken back where it was given, and completed by its owner; when the owner
 * has ended, by the unit to which its duties passed.
 */
export function placesOfTask(
  state: TaskStream,
  command: TaskCommand,
  today: Day,
  units: UnitHistory,
): readonly Place[] {
  const { recorded, tasks } = state;
  if (command.type === 'RecordWorkingSession' || command.type === 'CorrectWorkingSession') {
    const sessions = recorded ? [recorded.session, command.session] : [command.session];
    return sessions.map(({ unitId, heldOn }) => ({ unitId, day: heldOn, path: ['unit'] }));
  }
  if (command.type === 'AssignTask') {
    const { assignedById: unitId, assignedOn: day = today } = command;
    return unitId === undefined ? [] : [{ unitId, day, path: ['by'] }];
  }
  const task = tasks[command.taskId]?.task;
  if (!task) return [];
  if (command.type !== 'CompleteTask') {
    return [{ unitId: task.assignedById, day: task.assignedOn, path: ['task'] }];
  }
  const { on: day } = command;
  const [unitId = task.ownerId] = answeringFor(task.ownerId, units, day);
  return [{ unitId, day, path: ['task'] }];
}

function recordWorkingSession(
  { recorded }: TaskStream,
  command: RecordWorkingSession,
  on: TaskContext,
): readonly TaskEvent[] {
  if (recorded) {
    throw refuse(
      'ALREADY_RECORDED',
      'Buổi làm việc này đã được ghi; muốn sửa thì đính chính.',
      'This working session is already recorded; to change it, correct it.',
    );
  }
  const { meetingId } = command;
  const checked = checkWorkingSession(command.session, on);
  const { session } = checked;
  const sample = command.sample || checked.sample;
  requireLength(command.tasks, ['tasks']);
  const given = { assignedById: session.unitId, assignedOn: session.heldOn, sourceId: meetingId };
  const tasks = command.tasks.map((draft, index): TaskEvent => {
    const one = checkTask({ ...draft, ...given }, on, ['tasks', String(index)]);
    const taskId = taskIdOf(meetingId, index + 1);
    return { type: 'TaskAssigned', taskId, task: one.task, sample: sample || one.sample };
  });
  return [{ type: 'WorkingSessionRecorded', meetingId, session, sample }, ...tasks];
}

function correctWorkingSession(
  { recorded }: TaskStream,
  command: CorrectWorkingSession,
  on: TaskContext,
): readonly TaskEvent[] {
  if (!recorded) throw workingSessionUnknown();
  const { session, sample } = checkWorkingSession(command.session, on);
  const reason = requireText(command.reason, 'reason', ['reason']);
  requireSameSet(recorded.sample, sample, ['directives']);
  if (sameValue(session, recorded.session)) return [];
  return [{ type: 'WorkingSessionCorrected', meetingId: command.meetingId, session, reason }];
}

export function workingSessionUnknown(): Error {
  return refuse(
    'WORKING_SESSION_UNKNOWN',
    'Không có buổi làm việc nào mang mã này.',
    'There is no working session of this id.',
    { path: ['workingSession'] },
  );
}

/** Of a task whoever gave it and is to do it, of a working session those who took part. */
export function unitsOfTask({ recorded, tasks }: TaskStream, command: TaskCommand): readonly UnitId[] {
  if ('taskId' in command) {
    const task = tasks[command.taskId]?.task;
    return task ? [task.ownerId, task.assignedById] : [];
  }
  return recorded ? [recorded.session.unitId, ...recorded.session.withIds] : [];
}
