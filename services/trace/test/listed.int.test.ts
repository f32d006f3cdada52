import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector/snapshot';
import type { GenerationStore } from '@trienkhai/runtime/projector/store';
import fc from 'fast-check';
import { activities, type ActivityView } from '../src/projections/activities.ts';
import { isListed, type ListFilter } from '../src/projections/list-filter.ts';
import { knownActivities, listKey } from '../src/queries/lists.ts';
import { pageOf, pageOfRead, pageSize, placeAfter } from '../src/queries/pages.ts';
import { countListed, listBehind } from '../src/storage/listed-pages.ts';
import { unlimited } from '../src/storage/sight.ts';
import { randomActivities, randomFilter, recordedOn } from './support/random-activities.ts';
import { openStoredViews, type StoredViews } from './support/stored-views.ts';

let stored: StoredViews;
let store: GenerationStore;
let snapshot: ProjectionSnapshot;

beforeAll(async () => {
  stored = await openStoredViews();
  ({ store, snapshot } = stored);
});

afterAll(() => stored?.close());

async function fill(views: readonly ActivityView[]): Promise<void> {
  const at = { topic: 'study', partition: 0, offset: 0, rev: 1 };
  await store.documents('activities').deleteMany({});
  await store.documents('activities').insertMany(
    views.map(({ id, ...view }) => ({
      ...{ _id: id, version: view.contributions.length, commits: [], view, at },
      ix: activities.lookup({ id, ...view }),
      keys: activities.topics({ id, ...view }),
    })),
  );
}

/** Ids of all that is listed, told by looking at everything. */
function wholeList(views: readonly ActivityView[], filter: ListFilter, knownAt: string | undefined) {
  const listed = knownActivities(views, knownAt).filter(({ value }) => isListed(value, filter));
  return pageOf(listed, listKey, { first: 500 }).edges.map(({ node }) => node.id);
}

/** Ids of all that comes page by page, each asked for with the last cursor of the one before. */
async function pageByPage(filter: ListFilter, first: number, knownAt: string | undefined) {
  const ids: string[] = [];
  for (let after: string | undefined; ;) {
    const asked = { first, after };
    const stretch = { most: pageSize(asked) + 1, after: placeAfter(asked), knownAt };
    const page = pageOfRead(await listBehind(unlimited(snapshot), filter, stretch), listKey, asked, 0);
    ids.push(...page.edges.map(({ node }) => node.id));
    after = page.edges.at(-1)?.cursor;
    if (!page.hasNextPage) return ids;
  }
}

const questions = fc.array(
  fc.record({
    filter: randomFilter,
    first: fc.integer({ min: 1, max: 9 }),
    knownAt: fc.option(fc.integer({ min: 90, max: 320 }).map(recordedOn), { nil: undefined }),
  }),
  { minLength: 25, maxLength: 25 },
);

test('the pages of a list, one after the other, are the whole list, now and as known at any instant', async () => {
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(randomActivities, questions, async (views, asked) => {
      await fill(views);
      for (const { filter, first, knownAt } of asked) {
        const whole = wholeList(views, filter, knownAt);
        listed += whole.length;
        expect(await pageByPage(filter, first, knownAt)).toEqual(whole);
        expect(await countListed(unlimited(snapshot), filter, knownAt)).toBe(whole.length);
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
  // Most filters leave little; all of them together must not leave nothing.
  expect(listed).toBeGreaterThan(200);
});
