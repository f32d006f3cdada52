import type { Day } from '@trienkhai/kernel/day';
import { NO_DUE_DAY, type TaskEntry } from './task-entries.ts';

/** How a task stands on a day, in the order of the list. */
export const TASK_STATUSES = ['OVERDUE', 'OPEN', 'DONE', 'CANCELLED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Which tasks are listed. */
export interface TaskFilter {
  /** The day on which they stand as they are shown; what was given later is left out. */
  readonly on: Day;
  /** Owned by one of these; undefined: by any. */
  readonly units?: ReadonlySet<string> | undefined;
  readonly directiveId?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly status?: TaskStatus | undefined;
  /** Those without a deadline lie in no range. */
  readonly dueFrom?: Day | undefined;
  readonly dueTo?: Day | undefined;
  readonly sample: boolean;
}

/** A task that was completed later than `on` is still open on that day. */
export function statusOn({ state, due, completedOn }: Standing, on: Day): TaskStatus {
  if (state === 'CANCELLED') return 'CANCELLED';
  if (completedOn !== undefined && completedOn <= on) return 'DONE';
  return due < on ? 'OVERDUE' : 'OPEN';
}

type Standing = Pick<TaskEntry, 'state' | 'due' | 'completedOn'>;

export function isTaskListed(task: TaskEntry, filter: TaskFilter): boolean {
  const { on, units, directiveId, sourceId, status, dueFrom, dueTo, sample } = filter;
  if (task.assignedOn > on || (task.sample && !sample)) return false;
  if (units && !units.has(task.ownerId)) return false;
  if (directiveId !== undefined && task.directiveId !== directiveId) return false;
  if (sourceId !== undefined && task.sourceId !== sourceId) return false;
  if (status !== undefined && statusOn(task, on) !== status) return false;
  if (task.due === NO_DUE_DAY) return dueFrom === undefined && dueTo === undefined;
  return (dueFrom === undefined || task.due >= dueFrom) && (dueTo === undefined || task.due <= dueTo);
}
