import { daysBetween, type Day } from '@trienkhai/kernel/day';
import { readCursor, unreadableCursor, type Key } from '@trienkhai/runtime/cursor';
import { entryOf } from '../projections/task-entries.ts';
import { statusOn, TASK_STATUSES, type TaskStatus } from '../projections/task-filter.ts';
import type { TaskFacts, TaskValue, TaskView } from '../projections/tasks.ts';
import type { TaskPlace } from '../storage/task-query.ts';
import type { PageRequest } from './pages.ts';

/** A task as it was known, with how it stands on one day. */
export interface KnownTask {
  readonly id: string;
  /** Version of the stream in which it lives. */
  readonly version: number;
  readonly recordedAt: string;
  readonly facts: TaskFacts;
  readonly sample: boolean;
  readonly status: TaskStatus;
  /** Days past the deadline; undefined: there is none. */
  readonly overdueDays: number | undefined;
  readonly completed: TaskValue['completed'];
  readonly cancelledReason: string | undefined;
}

/** The tasks that had been given by `on`, as known at `knownAt` (absent: now). */
export function knownTasks(
  views: Iterable<TaskView>,
  on: Day,
  knownAt: string | undefined,
): readonly KnownTask[] {
  return [...views].flatMap((view) => {
    const said = view.contributions.filter((each) => knownAt === undefined || each.recordedAt <= knownAt);
    const newest = new Map(said.map((each) => [each.value?.taskId, each]));
    const version = said.at(-1)?.version ?? 0;
    return [...newest.values()].flatMap(({ value, recordedAt }) =>
      value && value.facts.assignedOn <= on ? [{ ...standing(value, on), version, recordedAt }] : [],
    );
  });
}

function standing(value: TaskValue, on: Day): Omit<KnownTask, 'version' | 'recordedAt'> {
  const { taskId: id, facts, sample, cancelledReason } = value;
  const completed = value.completed && value.completed.on <= on ? value.completed : undefined;
  const until = completed?.on ?? on;
  const overdueDays = facts.dueOn === undefined ? undefined : Math.max(0, daysBetween(facts.dueOn, until));
  return { id, facts, sample, status: statusOn(entryOf(value), on), overdueDays, completed, cancelledReason };
}

export function taskKey({ status, due, id }: TaskPlace): Key {
  return [TASK_STATUSES.indexOf(status), due, id];
}

/** The place behind which the list goes on. Throws INVALID_ARGUMENT. */
export function taskPlaceAfter({ after }: PageRequest): TaskPlace | undefined {
  if (after === undefined) return undefined;
  const [rank, due, id] = readCursor(after);
  const status = TASK_STATUSES[Number(rank)];
  if (status === undefined || typeof due !== 'string' || typeof id !== 'string') throw unreadableCursor();
  return { status, due, id };
}
