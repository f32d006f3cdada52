import { refuse } from '@trienkhai/kernel/domain-error';
import { requirePastDay } from '@trienkhai/kernel/rules/day';
import { requireSameSet } from '@trienkhai/kernel/rules/directive';
import { requireDistinct, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import { sameValue } from '@trienkhai/kernel/same-value';
import type {
  AssignTask,
  CancelTask,
  CompleteTask,
  CorrectTask,
  ReopenTask,
  TaskEvent,
} from './task-events.ts';
import { checkTask, requireOpen, requireTask, type RecordedTask, type Task } from './task.ts';
import type { TaskContext } from './working-session.ts';

type Tasks = Readonly<Record<string, RecordedTask>>;
type Decision = readonly TaskEvent[];

export function assignTask(tasks: Tasks, command: AssignTask, on: TaskContext): Decision {
  const { taskId, assignedById = on.accountUnit, assignedOn = on.today, sourceId } = command;
  if (tasks[taskId]) {
    throw refuse(
      'ALREADY_RECORDED',
      'Việc này đã được giao; muốn sửa thì đính chính.',
      'This task is already given; to change it, correct it.',
    );
  }
  const { task, sample } = checkTask({ ...command.task, assignedById, assignedOn, sourceId }, on, []);
  return [{ type: 'TaskAssigned', taskId, task, sample: command.sample || sample }];
}

export function completeTask(tasks: Tasks, command: CompleteTask, { today }: TaskContext): Decision {
  const { taskId, evidenceIds } = command;
  const recorded = requireTask(tasks, taskId);
  const on = requirePastDay(command.on, today, ['on']);
  requireGivenBefore(recorded.task, on);
  const result = requireText(command.result, 'note', ['result']);
  requireLength(evidenceIds, ['evidence']);
  requireDistinct(evidenceIds, (id) => id, ['evidence']);
  const outcome = { on, result, evidenceIds };
  if (recorded.status === 'DONE' && sameValue(outcome, recorded.outcome)) return [];
  requireOpen(recorded);
  return [{ type: 'TaskCompleted', taskId, ...outcome }];
}

export function correctTask(tasks: Tasks, command: CorrectTask, on: TaskContext): Decision {
  const { taskId } = command;
  const recorded = requireTask(tasks, taskId);
  const { assignedById, assignedOn, sourceId } = recorded.task;
  const { task, sample } = checkTask({ ...command.task, assignedById, assignedOn, sourceId }, on, []);
  const reason = requireText(command.reason, 'reason', ['reason']);
  requireSameSet(recorded.sample, sample, ['directive']);
  if (sameValue(task, recorded.task)) return [];
  requireOpen(recorded);
  return [{ type: 'TaskCorrected', taskId, task, reason }];
}

export function reopenTask(tasks: Tasks, command: ReopenTask): Decision {
  const { taskId } = command;
  const { status } = requireTask(tasks, taskId);
  const reason = requireText(command.reason, 'reason', ['reason']);
  return status === 'OPEN' ? [] : [{ type: 'TaskReopened', taskId, reason }];
}

export function cancelTask(tasks: Tasks, command: CancelTask): Decision {
  const { taskId } = command;
  const recorded = requireTask(tasks, taskId);
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (recorded.status === 'CANCELLED') return [];
  requireOpen(recorded);
  return [{ type: 'TaskCancelled', taskId, reason }];
}

function requireGivenBefore({ assignedOn }: Task, on: string): void {
  if (on >= assignedOn) return;
  throw refuse(
    'DATE_INVALID',
    `Ngày ${on} sớm hơn ngày giao việc ${assignedOn}; hãy kiểm tra lại.`,
    `The day ${on} comes before the day the task was given, ${assignedOn}; check it.`,
    { path: ['on'], facts: { assignedOn } },
  );
}
