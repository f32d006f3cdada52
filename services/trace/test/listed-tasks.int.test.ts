import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { taskEntries } from '../src/projections/task-entries.ts';
import { isTaskListed, type TaskFilter } from '../src/projections/task-filter.ts';
import { tasks, type TaskView } from '../src/projections/tasks.ts';
import { pageOf, pageOfRead, pageSize } from '../src/queries/pages.ts';
import { taskKey, taskPlaceAfter } from '../src/queries/tasks.ts';
import { listTasks, placeOfTask } from '../src/storage/listed-tasks.ts';
import { tasksBehind, type TaskSearch } from '../src/storage/task-query.ts';
import { unlimited } from '../src/storage/sight.ts';
import { recordedOn } from './support/random-activities.ts';
import { randomTaskFilter, randomTasks } from './support/random-tasks.ts';
import { openStoredViews, type StoredViews } from './support/stored-views.ts';

let stored: StoredViews;

beforeAll(async () => {
  stored = await openStoredViews();
});

afterAll(() => stored?.close());

async function fill(views: readonly TaskView[]): Promise<void> {
  const { store } = stored;
  const at = { topic: 'reviews', partition: 0, offset: 0, rev: 1 };
  await store.documents('tasks').deleteMany({});
  await store.entries('tasks').deleteMany({});
  await store.documents('tasks').insertMany(
    views.map(({ id, ...view }) => ({
      ...{ _id: id, version: view.contributions.length, commits: [], view, at },
      ix: tasks.lookup({ id, ...view }),
      keys: tasks.topics({ id, ...view }),
    })),
  );
  await store.entries('tasks').insertMany(views.flatMap((view) => taskEntries.of(view)));
}

/** Ids of all that is listed, told by looking at everything. */
function wholeList(views: readonly TaskView[], filter: TaskFilter, knownAt: string | undefined) {
  const known = views.flatMap((view) => {
    const said = view.contributions.filter(({ recordedAt }) => !knownAt || recordedAt <= knownAt);
    return taskEntries.of({ ...view, contributions: said });
  });
  const listed = known.filter((task) => isTaskListed(task, filter));
  const keyOf = (task: (typeof listed)[number]) => taskKey(placeOfTask(task, filter));
  return pageOf(listed, keyOf, undefined).edges.map(({ node }) => node._id);
}

/** Ids of all that comes page by page, each asked for with the last cursor of the one before. */
async function pageByPage(filter: TaskFilter, first: number, knownAt: string | undefined) {
  const ids: string[] = [];
  let total = -1;
  for (let after: string | undefined; ;) {
    const asked = { first, after };
    const most = pageSize(asked) + 1;
    const stretch = { most, after: taskPlaceAfter(asked), knownAt, withoutTotal: total >= 0 };
    const { found, totalCount } = await listTasks(unlimited(stored.snapshot), filter, stretch);
    if (total < 0) total = totalCount;
    const page = pageOfRead(found, (task) => taskKey(placeOfTask(task, filter)), asked, 0);
    ids.push(...page.edges.map(({ node }) => node._id));
    after = page.edges.at(-1)?.cursor;
    if (!page.hasNextPage) return { ids, total };
  }
}

const questions = fc.array(
  fc.record({
    filter: randomTaskFilter,
    first: fc.integer({ min: 1, max: 9 }),
    knownAt: fc.option(fc.integer({ min: 90, max: 320 }).map(recordedOn), { nil: undefined }),
  }),
  { minLength: 25, maxLength: 25 },
);

test('the pages of tasks, one after the other, are the whole list on its day, now and as known at any instant', async () => {
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(randomTasks, questions, async (views, asked) => {
      await fill(views);
      for (const { filter, first, knownAt } of asked) {
        const ids = wholeList(views, filter, knownAt);
        listed += ids.length;
        expect(await pageByPage(filter, first, knownAt)).toEqual({ ids, total: ids.length });
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
  // Most filters leave little; all of them together must not leave nothing.
  expect(listed).toBeGreaterThan(200);
});

test('a page of a long list reads a page, in the order of the index', async () => {
  const { store, snapshot } = stored;
  await store.entries('tasks').deleteMany({});
  const task = { state: 'OPEN', assignedOn: '2022-01-01', ownerId: 'u', sample: false };
  const due = (at: number) => `20${20 + (at % 9)}-01-01`;
  const many = Array.from({ length: 5000 }, (_, at) => ({ _id: `task:${at}`, due: due(at), ...task }));
  await store.entries('tasks').insertMany(many);
  const filter: TaskFilter = { on: '2025-06-01', sample: false };
  const [{ queries, hint }] = tasksBehind(filter, undefined)[0]!.searches as [TaskSearch];
  const sort = { due: 1, _id: 1 } as const;
  const plan = await snapshot.entries('tasks').find(queries[0]!, { sort, limit: 50, hint: hint! }).explain();
  expect(plan['executionStats']).toMatchObject({ nReturned: 50, totalDocsExamined: 50 });
});
