import { compareText } from '@trienkhai/kernel/compare-text';
import { taskEntries, type TaskEntry } from '../projections/task-entries.ts';
import { isTaskListed, statusOn, TASK_STATUSES, type TaskFilter } from '../projections/task-filter.ts';
import type { TaskView } from '../projections/tasks.ts';
import { streamStored } from './documents.ts';
import { firstInOrder } from './first-in-order.ts';
import { unlessHiddenTasks } from './shown.ts';
import type { Sight } from './sight.ts';
import { tasksBehind, tasksNow, type TaskPlace, type TaskSearch } from './task-query.ts';

export interface TaskStretch {
  /** How many at most. */
  readonly most: number;
  readonly after: TaskPlace | undefined;
  /** RFC 3339 UTC; undefined: as everything stands now. */
  readonly knownAt: string | undefined;
  readonly withoutTotal: boolean;
}

export interface ListedTasks {
  readonly found: readonly TaskEntry[];
  readonly totalCount: number;
}

/**
 * Tasks behind a place: overdue, open, done and cancelled ones, each by deadline. Read in the order of an index and no
 * further than asked for; of what was known before, all that may have been listed is looked at.
 */
export async function listTasks(
  sight: Sight,
  filter: TaskFilter,
  stretch: TaskStretch,
): Promise<ListedTasks> {
  if (stretch.knownAt !== undefined) return listKnown(sight, filter, stretch);
  const [found, totalCount] = await Promise.all([
    listNow(sight, filter, stretch),
    stretch.withoutTotal ? 0 : countNow(sight, tasksNow(filter)),
  ]);
  return { found, totalCount };
}

export function placeOfTask(task: TaskEntry, { on }: Pick<TaskFilter, 'on'>): TaskPlace {
  return { status: statusOn(task, on), due: task.due, id: task._id };
}

function countNow(sight: Sight, query: object): Promise<number> {
  const { snapshot } = sight;
  return snapshot.entries('tasks').countDocuments(unlessHiddenTasks(sight, query), snapshot.bounds);
}

async function listNow(
  sight: Sight,
  filter: TaskFilter,
  { most, after }: TaskStretch,
): Promise<readonly TaskEntry[]> {
  const found: TaskEntry[] = [];
  for (const { searches } of tasksBehind(filter, after)) {
    const left = most - found.length;
    if (left === 0) break;
    const some = await Promise.all(searches.map((search) => findFirst(sight, search, left)));
    found.push(...some.flat().sort(byDeadline).slice(0, left));
  }
  return found;
}

async function findFirst(
  sight: Sight,
  { queries, hint }: TaskSearch,
  most: number,
): Promise<readonly TaskEntry[]> {
  const { snapshot, reach } = sight;
  const way = hint && !reach ? { hint } : {};
  const found: TaskEntry[] = [];
  for (const query of queries) {
    const limit = most - found.length;
    if (limit === 0) break;
    const options = { sort: { due: 1, _id: 1 }, limit, batchSize: limit, ...way } as const;
    const some = await snapshot
      .entries('tasks')
      .find(unlessHiddenTasks(sight, query), { ...snapshot.bounds, ...options })
      .toArray();
    found.push(...(some as unknown as readonly TaskEntry[]));
  }
  return found;
}

async function listKnown(
  sight: Sight,
  filter: TaskFilter,
  { most, after, knownAt }: TaskStretch,
): Promise<ListedTasks> {
  let totalCount = 0;
  async function* behind(): AsyncGenerator<TaskEntry> {
    for await (const task of knownTasks(sight, filter, knownAt!)) {
      totalCount += 1;
      if (!after || inOrder(placeOfTask(task, filter), after) > 0) yield task;
    }
  }
  const compare = (a: TaskEntry, b: TaskEntry) => inOrder(placeOfTask(a, filter), placeOfTask(b, filter));
  return { found: await firstInOrder(behind(), most, compare), totalCount };
}

async function* knownTasks(sight: Sight, filter: TaskFilter, knownAt: string): AsyncGenerator<TaskEntry> {
  for await (const view of streamStored<TaskView>(sight, 'tasks', everOf(filter), { batchSize: BATCH })) {
    const contributions = view.contributions.filter(({ recordedAt }) => recordedAt <= knownAt);
    for (const task of taskEntries.of({ ...view, contributions })) if (isTaskListed(task, filter)) yield task;
  }
}

const BATCH = 500;

/** Finds the streams of tasks that may have been asked for at some time. */
function everOf({ units, directiveId, sourceId }: TaskFilter): object {
  return {
    ...(units ? { 'ix.owners': { $in: [...units] } } : {}),
    ...(sourceId === undefined ? {} : { 'ix.sources': sourceId }),
    ...(directiveId === undefined ? {} : { keys: directiveId }),
  };
}

function inOrder(a: TaskPlace, b: TaskPlace): number {
  const ranks = TASK_STATUSES.indexOf(a.status) - TASK_STATUSES.indexOf(b.status);
  return ranks || compareText(a.due, b.due) || compareText(a.id, b.id);
}

function byDeadline(a: TaskEntry, b: TaskEntry): number {
  return compareText(a.due, b.due) || compareText(a._id, b._id);
}
