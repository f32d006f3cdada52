import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay, requirePastDay } from '@trienkhai/kernel/rules/day';
import { requireDirective } from '@trienkhai/kernel/rules/directive';
import { optionalText, requireText } from '@trienkhai/kernel/rules/text';
import type { Path } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import type { ReviewsContext } from './reviews-context.ts';

/** What one unit is to do, by whom it was told and until when. */
export interface Task {
  readonly text: string;
  readonly ownerId: string;
  readonly assignedById: string;
  readonly assignedOn: Day;
  readonly dueOn?: Day | undefined;
  readonly directiveId?: string | undefined;
  /** The fact that gave rise to it. */
  readonly sourceId?: string | undefined;
}

/** A task as it is given: who gives it and when follows from where. */
export type NewTask = Pick<Task, 'text' | 'ownerId' | 'dueOn' | 'directiveId'>;

export type TaskStatus = 'OPEN' | 'DONE' | 'CANCELLED';

export interface RecordedTask {
  readonly task: Task;
  readonly sample: boolean;
  readonly status: TaskStatus;
  /** How it was done, as last said. */
  readonly outcome?: TaskOutcome;
}

export interface TaskOutcome {
  readonly on: Day;
  readonly result: string;
  readonly evidenceIds: readonly string[];
}

/** The task as it is kept: its owner was there when it was given. */
export function checkTask(
  draft: Task,
  context: ReviewsContext,
  path: Path,
): { readonly task: Task; readonly sample: boolean } {
  const { units, today } = context;
  const assignedOn = requirePastDay(draft.assignedOn, today, [...path, 'assignedOn']);
  requireUnit(units, draft.ownerId, assignedOn, [...path, 'owner']);
  requireUnit(units, draft.assignedById, assignedOn, [...path, 'by']);
  const { directiveId } = draft;
  const directive =
    directiveId === undefined
      ? undefined
      : requireDirective(context.directive, directiveId, [...path, 'directive']);
  const task: Task = {
    text: requireText(draft.text, 'note', [...path, 'text']),
    ownerId: draft.ownerId,
    assignedById: draft.assignedById,
    assignedOn,
    dueOn: checkDue(draft, [...path, 'dueOn']),
    directiveId,
    sourceId: optionalText(draft.sourceId, 'id', [...path, 'source']),
  };
  return { task, sample: directive?.sample === true };
}

function checkDue({ dueOn, assignedOn }: Task, path: Path): Day | undefined {
  if (dueOn === undefined || requireDay(dueOn, path) >= assignedOn) return dueOn;
  throw refuse(
    'DATE_INVALID',
    `Hạn ${dueOn} sớm hơn ngày giao việc ${assignedOn}.`,
    `The deadline ${dueOn} comes before the day the task was given, ${assignedOn}.`,
    { path, facts: { assignedOn } },
  );
}

export function requireTask(tasks: Readonly<Record<string, RecordedTask>>, id: string): RecordedTask {
  const task = tasks[id];
  if (task) return task;
  throw taskUnknown();
}

export function taskUnknown(): Error {
  return refuse('TASK_UNKNOWN', 'Không có việc nào mang mã này.', 'There is no task of this id.', {
    path: ['task'],
  });
}

const IN_WORDS: Readonly<Record<TaskStatus, readonly [vi: string, en: string]>> = {
  OPEN: ['đang thực hiện', 'is open'],
  DONE: ['đã hoàn thành; muốn làm lại thì mở lại việc này', 'is done; to go on with it, open it again'],
  CANCELLED: ['đã hủy; muốn làm tiếp thì mở lại việc này', 'is cancelled; to go on with it, open it again'],
};

export function requireOpen({ status }: RecordedTask): void {
  if (status === 'OPEN') return;
  const [vi, en] = IN_WORDS[status];
  throw refuse('TASK_STATE', `Việc này ${vi}.`, `This task ${en}.`, { path: ['task'], facts: { status } });
}
