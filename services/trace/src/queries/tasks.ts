import { daysBetween, type Day } from '@trienkhai/kernel/day';
import type { TaskFacts, TaskValue, TaskView } from '../projections/tasks.ts';
import { pageOf, type Page, type PageRequest } from './pages.ts';

export const TASK_STATUSES = ['OVERDUE', 'OPEN', 'DONE', 'CANCELLED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

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

/** A task that was completed later than `on` is still open on that day. */
function standing(value: TaskValue, on: Day): Omit<KnownTask, 'version' | 'recordedAt'> {
  const { taskId: id, facts, sample, cancelledReason } = value;
  const completed = value.completed && value.completed.on <= on ? value.completed : undefined;
  const until = completed?.on ?? on;
  const overdueDays = facts.dueOn === undefined ? undefined : Math.max(0, daysBetween(facts.dueOn, until));
  const open = overdueDays ? 'OVERDUE' : 'OPEN';
  const status = cancelledReason !== undefined ? 'CANCELLED' : completed ? 'DONE' : open;
  return { id, facts, sample, status, overdueDays, completed, cancelledReason };
}

export interface TaskFilter {
  /** True where the owner belongs to the territory that is asked for. */
  readonly inside: (unitId: string) => boolean;
  readonly ownerId?: string | undefined;
  readonly directiveId?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly status?: TaskStatus | undefined;
  readonly dueFrom?: Day | undefined;
  readonly dueTo?: Day | undefined;
  readonly sample: boolean;
}

const NEVER = '9999-12-31';

/** Overdue ones first, then open, done and cancelled ones; within each by deadline. */
export function pageOfTasks(
  known: readonly KnownTask[],
  filter: TaskFilter,
  page: PageRequest,
): Page<KnownTask> {
  const found = known.filter((task) => isAsked(task, filter));
  const orderOf = (status: TaskStatus) => TASK_STATUSES.indexOf(status);
  return pageOf(found, ({ id, facts, status }) => [orderOf(status), facts.dueOn ?? NEVER, id], page);
}

function isAsked({ facts, sample, status }: KnownTask, filter: TaskFilter): boolean {
  if (sample && !filter.sample) return false;
  if (filter.status !== undefined && status !== filter.status) return false;
  if (filter.ownerId !== undefined && facts.ownerId !== filter.ownerId) return false;
  if (filter.directiveId !== undefined && facts.directiveId !== filter.directiveId) return false;
  if (filter.sourceId !== undefined && facts.sourceId !== filter.sourceId) return false;
  if (filter.dueFrom !== undefined && (facts.dueOn ?? '') < filter.dueFrom) return false;
  if (filter.dueTo !== undefined && (facts.dueOn ?? NEVER) > filter.dueTo) return false;
  return filter.inside(facts.ownerId);
}
