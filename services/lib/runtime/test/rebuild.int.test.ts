import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readPointers, requestRebuild } from '@trienkhai/runtime/projector';
import type { Projection, Projector } from '@trienkhai/runtime/projector';
import { noted, recordsOf } from '../src/projector/fold-kit.ts';
import { openProjectorKit, storedDocuments, sums } from './projector-kit.ts';
import type { ProjectorKit, Sum } from './projector-kit.ts';

let kit: ProjectorKit;

beforeEach(async () => {
  kit = await openProjectorKit();
});

afterEach(async () => {
  await kit.close();
});

const STREAMS = Array.from({ length: 30 }, (_, at) => `s:r:${at}`);
const POSITIONS = STREAMS.map((streamId) => ({ streamId, version: 4 }));
/** The same projection as the next version of the code has it. */
const doubled: Projection<Sum> = {
  ...sums,
  project(view, event, context) {
    const next = sums.project(view, event, context)!;
    return { ...next, sum: next.sum + Number(event.data['value']) };
  },
};

async function record(): Promise<void> {
  for (const streamId of STREAMS) await kit.append(recordsOf(streamId, [[1], [2, 3], [4]]));
}

async function reach(projector: Projector, generation: number): Promise<void> {
  while ((await projector.status()).generation !== generation) await delay(20);
}

test('a rebuild beside the live read models ends in the same bytes and takes over by itself', async () => {
  const projector = await kit.start({ graceMs: 500 });
  await record();
  await projector.waitFor(POSITIONS, { timeoutMs: 10_000 });
  const live = await storedDocuments(projector);
  const held = projector.snapshot();
  await projector.rebuild();
  await reach(projector, 2);
  expect(await storedDocuments(projector)).toBe(live);
  // A request that began before goes on with what it has, and that is still kept up to date.
  await kit.append([noted(STREAMS[0]!, 5, 5)]);
  while ((await held.collection('sums').findOne({ _id: STREAMS[0]! }))?.version !== 5) await delay(20);
  await projector.waitFor([{ streamId: STREAMS[0]!, version: 5 }], { timeoutMs: 10_000 });
  // The collections go first and their mention last, so that a crash between the two drops them again.
  while ((await readPointers(kit.database)).some(({ retired }) => retired.length > 0)) await delay(100);
  expect(await readPointers(kit.database)).toMatchObject([{ active: 2, building: null }]);
  expect((await collections()).filter((name) => name.endsWith('_v1'))).toEqual([]);
});

test('newer code builds its own read models while the older goes on, and takes over', async () => {
  const old = await kit.start();
  await record();
  await old.waitFor(POSITIONS, { timeoutMs: 10_000 });
  const next = await kit.start({ version: 2, projections: [doubled] });
  await reach(next, 2);
  const document = (projector: Projector) => projector.collection<Sum>('sums').findOne({ _id: STREAMS[7]! });
  expect(await document(next)).toMatchObject({ version: 4, view: { sum: 20 } });
  expect(await document(old)).toMatchObject({ version: 4, view: { sum: 10 } });
  await kit.append([noted(STREAMS[7]!, 5, 1)]);
  await Promise.all(
    [old, next].map((each) => each.waitFor([{ streamId: STREAMS[7]!, version: 5 }], { timeoutMs: 10_000 })),
  );
  expect(await document(next)).toMatchObject({ view: { sum: 22 } });
  expect(await document(old)).toMatchObject({ view: { sum: 11 } });
});

test('two instances share a rebuild that an operator asked for, and both move on', async () => {
  const both = [await kit.start(), await kit.start()];
  await record();
  await Promise.all(both.map((each) => each.waitFor(POSITIONS, { timeoutMs: 15_000 })));
  await requestRebuild(kit.database, 'reads');
  await Promise.all(both.map((each) => reach(each, 2)));
  const [one, other] = await Promise.all(both.map(storedDocuments));
  expect(one).toBe(other);
  expect(one!.split('\n')).toHaveLength(STREAMS.length);
});

test('a rebuild that loses more of the log than before does not take over unless it is told to', async () => {
  const projector = await kit.start();
  await record();
  await projector.waitFor(POSITIONS, { timeoutMs: 10_000 });
  const strict: Projection<Sum> = {
    ...sums,
    project(view, event, context) {
      if (event.streamId === STREAMS[3] && event.version === 2) throw new Error('not any more');
      return sums.project(view, event, context);
    },
  };
  await projector.stop();
  const next = await kit.start({ version: 2, projections: [strict] });
  while (!(await next.status()).rebuild?.moreParked) await delay(20);
  expect(await next.status()).toMatchObject({ generation: null, rebuild: { moreParked: 3 } });
  await next.rebuild({ acceptParked: true });
  await reach(next, 2);
  expect(await next.status()).toMatchObject({ live: true, parked: 3 });
});

async function collections(): Promise<string[]> {
  return (await kit.database.db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
}
