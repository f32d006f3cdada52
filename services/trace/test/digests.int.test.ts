import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector/snapshot';
import { stampId, type GenerationStore } from '@trienkhai/runtime/projector/store';
import { knownActs } from '../src/queries/rollout/known-acts.ts';
import { readsUnder } from '../src/storage/under.ts';
import { openStoredViews, type StoredViews } from './support/stored-views.ts';

const DIRECTIVE = 'directive:d';
const UNITS = 1_200;
const RECORDED = '2025-01-15T03:00:00.000Z';
const PLACE = { topic: 'directives', partition: 0 };

let opened: StoredViews;
let store: GenerationStore;
let snapshot: ProjectionSnapshot;

beforeAll(async () => {
  opened = await openStoredViews();
  ({ store, snapshot } = opened);
  const units = Array.from({ length: UNITS }, (_, index) => documentOf(index, '2025-01-10', 1));
  await store.documents('progress').insertMany(units);
  await store.documents('activities').insertOne(session());
  await stamp(1);
});

afterAll(() => opened?.close());

function unitOf(index: number): string {
  return `commune:${String(index).padStart(5, '0')}:2021-11-01`;
}

function documentOf(index: number, on: string, rev: number) {
  const stages = [{ stage: 'RECEIVED', on, since: RECORDED, recordedAt: RECORDED }];
  const value = { directiveId: DIRECTIVE, unitId: unitOf(index), sample: false, stages };
  return stored(`progress:d:${unitOf(index)}`, value, rev);
}

function session() {
  const facts = { kind: 'study-class', unitId: unitOf(1), directiveIds: [DIRECTIVE], heldOn: '2025-01-12' };
  return stored('session:1', { type: 'session', held: true, sample: false, since: RECORDED, facts }, 1);
}

function stored(id: string, value: object, rev: number) {
  const view = { contributions: [{ version: 1, recordedAt: RECORDED, value }] };
  const at = { ...PLACE, offset: rev, rev };
  return { _id: id, version: 1, commits: [], view, keys: [DIRECTIVE], at };
}

async function stamp(rev: number): Promise<void> {
  const one = { kind: 'stamp', ...PLACE, key: DIRECTIVE, rev } as const;
  await store.state.replaceOne({ _id: stampId(PLACE, DIRECTIVE) }, one, { upsert: true });
  // As a projector does with what it has stored itself.
  store.stamps.forget(DIRECTIVE);
}

async function replace(index: number, on: string, rev: number): Promise<void> {
  const { _id, ...document } = documentOf(index, on, rev);
  await store.documents('progress').replaceOne({ _id }, document);
}

async function written(): Promise<void> {
  while (!(await store.kept.findOne({ _id: DIRECTIVE }))) await new Promise((next) => setTimeout(next, 20));
}

test('a process that comes later reads the digest of the one before, and of the documents what changed since', async () => {
  const dayOf = async (read: ReturnType<typeof readsUnder>, index: number) => {
    const { rows } = await read(snapshot, DIRECTIVE);
    return knownActs(rows, { knownAt: undefined, sample: false })
      .get(unitOf(index))
      ?.all.map(({ on }) => on);
  };
  const first = readsUnder();
  expect(await dayOf(first, 7)).toEqual(['2025-01-10']);
  await written();
  // Without a stamp nobody is told of it: only who reads the documents would see it.
  await replace(7, '2025-02-01', 1);
  const second = readsUnder();
  expect(await dayOf(second, 7)).toEqual(['2025-01-10']);
  const { summed } = await second(snapshot, DIRECTIVE);
  expect([...summed.keys()]).toEqual(['session:1']);
  expect(summed).toEqual((await first(snapshot, DIRECTIVE)).summed);

  await replace(8, '2025-03-01', 2);
  await stamp(2);
  expect(await dayOf(readsUnder(), 8)).toEqual(['2025-03-01']);
  expect(await dayOf(second, 8)).toEqual(['2025-03-01']);
  expect(await dayOf(second, 9)).toEqual(['2025-01-10']);
});

test('a digest that does not read is passed over', async () => {
  await snapshot.kept.write(DIRECTIVE, 1, await snapshot.stamps([DIRECTIVE]), Buffer.from('no digest'));
  const { rows } = await readsUnder()(snapshot, DIRECTIVE);
  expect(rows.numbers.units.ids).toHaveLength(UNITS);
});
