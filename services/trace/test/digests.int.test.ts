import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector/snapshot';
import { stampId, type GenerationStore } from '@trienkhai/runtime/projector/store';
import { knownActs } from '../src/queries/rollout/known-acts.ts';
import { unlimited } from '../src/storage/sight.ts';
import { readsUnder, type ReadUnder } from '../src/storage/under.ts';
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
  const sessions = Array.from({ length: UNITS }, (_, index) => session(index));
  await store.documents('activities').insertMany(sessions);
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

function session(index: number, heldOn = '2025-01-12', rev = 1) {
  const facts = { kind: 'study-class', unitId: unitOf(index), directiveIds: [DIRECTIVE], heldOn };
  const value = { type: 'session', held: true, sample: false, since: RECORDED, facts };
  return stored(`session:${index}`, value, rev);
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

async function replace(projection: string, { _id, ...document }: ReturnType<typeof stored>): Promise<void> {
  await store.documents(projection).replaceOne({ _id }, document);
}

async function written(): Promise<void> {
  while ((await store.kept.countDocuments()) < 2) await new Promise((next) => setTimeout(next, 20));
}

test('a process that comes later reads the digest of the one before, and of the documents what changed since', async () => {
  const dayOf = async (under: ReadUnder, index: number) => {
    const rows = await under.rows(unlimited(snapshot), DIRECTIVE);
    const acts = knownActs(rows, { knownAt: undefined, sample: false }).get(unitOf(index))!;
    return acts.stages.flat().map(({ on }) => on);
  };
  const heldOn = async (under: ReadUnder, index: number) => {
    const { summed } = await under.whole(unlimited(snapshot), DIRECTIVE);
    const value = summed.get(`session:${index}`)?.contributions.at(-1)?.value;
    return value?.type === 'session' ? value.facts.heldOn : undefined;
  };
  const first = readsUnder();
  expect(await dayOf(first, 7)).toEqual(['2025-01-10']);
  expect(await heldOn(first, 7)).toBe('2025-01-12');
  await written();
  // Without a stamp nobody is told of it: only who reads the documents would see it.
  await replace('progress', documentOf(7, '2025-02-01', 1));
  await replace('activities', session(7, '2025-02-02'));
  const second = readsUnder();
  expect(await dayOf(second, 7)).toEqual(['2025-01-10']);
  const { summed } = await second.whole(unlimited(snapshot), DIRECTIVE);
  expect(await heldOn(second, 7)).toBe('2025-01-12');
  expect(summed).toEqual((await first.whole(unlimited(snapshot), DIRECTIVE)).summed);

  await replace('progress', documentOf(8, '2025-03-01', 2));
  await replace('activities', session(8, '2025-03-02', 2));
  await stamp(2);
  for (const under of [readsUnder(), second]) {
    expect(await dayOf(under, 8)).toEqual(['2025-03-01']);
    expect(await heldOn(under, 8)).toBe('2025-03-02');
    expect(await dayOf(under, 9)).toEqual(['2025-01-10']);
    expect(await heldOn(under, 9)).toBe('2025-01-12');
  }
});

test('a digest that does not read is passed over', async () => {
  const stamps = await snapshot.stamps([DIRECTIVE]);
  for (const { _id, form } of await store.kept.find().toArray()) {
    await snapshot.kept.write(_id, form, stamps, Buffer.from('no digest'));
  }
  const { rows, summed } = await readsUnder().whole(unlimited(snapshot), DIRECTIVE);
  expect(rows.numbers.units.ids).toHaveLength(UNITS);
  expect(summed.size).toBe(UNITS);
});
