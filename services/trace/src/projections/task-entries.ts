import { lean } from './data.ts';
import type { TaskValue, TaskView } from './tasks.ts';
import { union } from './view.ts';

/** How a task stands by what is recorded of it, whatever the day. */
export type TaskState = 'OPEN' | 'DONE' | 'CANCELLED';

/** Comes after every day. */
export const NO_DUE_DAY = '~';

/** What tasks are listed by, each for itself. */
export interface TaskEntry {
  readonly _id: string;
  readonly state: TaskState;
  /** Its deadline, or NO_DUE_DAY. */
  readonly due: string;
  readonly assignedOn: string;
  readonly completedOn?: string;
  readonly ownerId: string;
  readonly directiveId?: string;
  readonly sourceId?: string;
  readonly sample: boolean;
  /** Who gave it and who was to do it, at any time. */
  readonly named: readonly string[];
}

/** A whole list in its order. */
export const TASK_LIST_INDEX = { sample: 1, state: 1, due: 1, _id: 1 } as const;

const IN_ORDER = { state: 1, due: 1, _id: 1 } as const;

/** The tasks of one stream, each as it stands. */
export const taskEntries = {
  of: (view: TaskView) =>
    [...new Map(view.contributions.map(({ value }) => [value?.taskId, value])).values()].flatMap((value) =>
      value ? [{ ...entryOf(value), named: unitsOfTask(view, value.taskId) }] : [],
    ),
  indexes: [
    TASK_LIST_INDEX,
    { ownerId: 1, ...IN_ORDER },
    { directiveId: 1, ...IN_ORDER },
    { sourceId: 1, ...IN_ORDER },
    { named: 1, ...IN_ORDER },
    // What was done later than a day that is past stood open on it.
    { state: 1, completedOn: 1 },
  ],
} as const;

/** Who gave a task of the stream and who was to do it, at any time. */
export function unitsOfTask({ contributions }: TaskView, taskId: string): readonly string[] {
  return union(contributions.map(({ value }) => (value?.taskId === taskId ? unitsNamedBy(value) : [])));
}

export function unitsNamedBy({ facts }: TaskValue): readonly string[] {
  return [facts.ownerId, ...(facts.assignedById ? [facts.assignedById] : [])];
}

export function entryOf({
  taskId,
  facts,
  sample,
  completed,
  cancelledReason,
}: TaskValue): Omit<TaskEntry, 'named'> {
  const { dueOn: due = NO_DUE_DAY, assignedOn, ownerId, directiveId, sourceId } = facts;
  const state: TaskState = cancelledReason !== undefined ? 'CANCELLED' : completed ? 'DONE' : 'OPEN';
  const completedOn = completed?.on;
  return lean({ _id: taskId, state, due, assignedOn, completedOn, ownerId, directiveId, sourceId, sample });
}
