import { NO_DUE_DAY, TASK_LIST_INDEX, type TaskEntry } from '../projections/task-entries.ts';
import { TASK_STATUSES, type TaskFilter, type TaskStatus } from '../projections/task-filter.ts';

/** Where a task stands in the list. */
export interface TaskPlace {
  readonly status: TaskStatus;
  readonly due: string;
  readonly id: string;
}

/** One search after the other, each by deadline. */
export interface TaskSearch {
  readonly queries: readonly object[];
  /** Absent: the store chooses the index. */
  readonly hint?: typeof TASK_LIST_INDEX;
}

/** Tasks that come before those of the next group; what its searches find is merged. */
interface TaskGroup {
  readonly statuses: readonly TaskStatus[];
  readonly searches: readonly TaskSearch[];
}

/** Finds every task that is listed as everything stands now. */
export function tasksNow(filter: TaskFilter): object {
  const queries = groupsOf(filter).flatMap(({ searches }) => searches.flatMap((search) => search.queries));
  return { $or: queries };
}

/** The groups of the list in its order, without what lies before the place. */
export function tasksBehind(filter: TaskFilter, place: TaskPlace | undefined): readonly TaskGroup[] {
  const groups = groupsOf(filter);
  if (!place) return groups;
  const rank = TASK_STATUSES.indexOf(place.status);
  const left = groups.filter(({ statuses }) => TASK_STATUSES.indexOf(statuses.at(-1)!) >= rank);
  return left.map((group) => (group.statuses.includes(place.status) ? behind(group, place) : group));
}

function behind({ statuses, searches }: TaskGroup, { due, id }: TaskPlace): TaskGroup {
  const split = (query: object) => [
    { $and: [query, { due, _id: { $gt: id } }] },
    { $and: [query, { due: { $gt: due } }] },
  ];
  return { statuses, searches: searches.map((each) => ({ ...each, queries: each.queries.flatMap(split) })) };
}

function groupsOf(filter: TaskFilter): readonly TaskGroup[] {
  const { on, status, units, directiveId, sourceId } = filter;
  const isNarrow = units !== undefined || directiveId !== undefined || sourceId !== undefined;
  const hint = isNarrow ? {} : { hint: TASK_LIST_INDEX };
  const find = (standing: Standing): TaskSearch => ({ queries: [{ ...askedFor(filter), ...standing }] });
  const groups: readonly TaskGroup[] = [
    {
      statuses: ['OVERDUE', 'OPEN'],
      searches: [{ ...find({ state: 'OPEN' }), ...hint }, find({ state: 'DONE', completedOn: { $gt: on } })],
    },
    { statuses: ['DONE'], searches: [{ ...find({ state: 'DONE', completedOn: { $lte: on } }), ...hint }] },
    { statuses: ['CANCELLED'], searches: [{ ...find({ state: 'CANCELLED' }), ...hint }] },
  ];
  return status === undefined ? groups : groups.filter(({ statuses }) => statuses.includes(status));
}

interface Standing {
  readonly state: TaskEntry['state'];
  readonly completedOn?: object;
}

function askedFor({ on, units, directiveId, sourceId, sample, ...more }: TaskFilter): object {
  return {
    sample: { $in: sample ? [false, true] : [false] },
    assignedOn: { $lte: on },
    ...(units ? { ownerId: { $in: [...units] } } : {}),
    ...(directiveId === undefined ? {} : { directiveId }),
    ...(sourceId === undefined ? {} : { sourceId }),
    $and: [{}, ...dueDays({ on, ...more })],
  };
}

function dueDays({ on, status, dueFrom, dueTo }: Pick<TaskFilter, 'on' | 'status' | 'dueFrom' | 'dueTo'>) {
  return [
    ...(status === 'OVERDUE' ? [{ due: { $lt: on } }] : []),
    ...(status === 'OPEN' ? [{ due: { $gte: on } }] : []),
    ...(dueFrom === undefined ? [] : [{ due: { $gte: dueFrom, $lt: NO_DUE_DAY } }]),
    ...(dueTo === undefined ? [] : [{ due: { $lte: dueTo } }]),
  ];
}
