import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultyProxy, type FaultyProxy } from '@trienkhai/testkit/proxy';
import { openDatabase, type Database } from '../src/document-store.ts';
import { noted, recordsOf } from '../src/projector/fold-kit.ts';
import { readEnds } from '../src/rebuild.ts';
import { openGeneration, stampId, type GenerationStore } from '../src/projector/store.ts';
import { openProjectorKit, sums, type ProjectorKit } from './projector-kit.ts';
import { mongoUri } from './provided.ts';

const PLACE = { topic: 'study', partition: 0 };

let kit: ProjectorKit;
let proxy: FaultyProxy;
let behindProxy: Database;
/** Of an instance that hears the store through the proxy, and of another one that folds. */
let here: GenerationStore;
let there: GenerationStore;

beforeAll(async () => {
  kit = await openProjectorKit();
  const [host = '', port = '27017'] = new URL(mongoUri).host.split(':');
  proxy = await faultyProxy({ host, port: Number(port) });
  const uri = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
  behindProxy = await openDatabase(uri, kit.database.db.databaseName);
  here = openGeneration(behindProxy, 'heard', 1, [sums]);
  there = openGeneration(kit.database, 'heard', 1, [sums]);
  await there.prepare();
});

afterAll(async () => {
  await here.stamps.stop();
  await behindProxy.close();
  await proxy.close();
  await kit.close();
});

/** Raised with every change, whatever it is of. */
let rev = 0;

async function fold(key: string, _id = stampId(PLACE, key)): Promise<number> {
  const change = { $set: { rev: (rev += 1) }, $setOnInsert: { kind: 'stamp', key, ...PLACE } } as const;
  await there.state.updateOne({ _id }, change, { upsert: true });
  return rev;
}

async function heard(key: string): Promise<number> {
  return Math.max(0, ...(await here.stamps.heard(key)).map((stamp) => stamp.rev));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(10);
}

/** Waits until what is heard of a key is not asked for again. */
async function remembered(key: string): Promise<void> {
  await until(async () => {
    const before = await heard(key);
    // Under this id no change of a stamp tells of it: only who asks again sees it.
    const unheard = await fold(key, `unheard ${key}`);
    const after = await heard(key);
    return after === before && after < unheard;
  });
}

test('nothing is asked while nothing is heard, and what another instance folds is heard', async () => {
  await fold('quiet');
  await remembered('quiet');
  const last = await fold('quiet');
  await until(async () => (await heard('quiet')) === last);
});

test('a store that falls silent is asked, and nothing from before counts when it is back', async () => {
  await fold('silent');
  await remembered('silent');
  proxy.freeze();
  const last = await fold('silent');
  // What is remembered answers before any timer; who asks a frozen store waits.
  const isAnswered = () => Promise.race([heard('silent').then(() => true), delay(50, false)]);
  await until(async () => !(await isAnswered()));
  await proxy.heal();
  let first: number | undefined;
  while (first === undefined) first = await heard('silent').catch(() => undefined);
  expect(first).toBe(last);
  const next = await fold('silent');
  await until(async () => (await heard('silent').catch(() => undefined)) === next);
});

test('a position that was waited for is in what is heard, whichever instance folded it', async () => {
  const projectors = [await kit.start(), await kit.start()];
  const streams = Array.from({ length: 12 }, (_, at) => `s:heard:${at}`);
  for (const version of [1, 2, 3]) {
    const key = [`last:${version}`];
    for (const streamId of streams) {
      await kit.append([noted(streamId, version, 1)]);
      for (const projector of projectors) {
        await projector.waitFor([{ streamId, version }], { timeoutMs: 20_000 });
        const snapshot = projector.snapshot();
        expect(await snapshot.heardStamps(key)).toBe(await snapshot.stamps(key));
      }
    }
  }
  await Promise.all(projectors.map((projector) => projector.stop()));
});

test('what lies before ends that were caught up with is in what is heard', async () => {
  const projectors = [await kit.start(), await kit.start()];
  const reader = kit.log.reader();
  for (const version of [1, 2, 3]) {
    for (const stream of [1, 2, 3, 4]) {
      await kit.append([noted(`s:ends:${stream}`, version, 1)]);
      const ends = await readEnds(reader, [kit.topic]);
      for (const projector of projectors) {
        await until(() => projector.caughtUpWith(ends));
        const snapshot = projector.snapshot();
        const key = [`last:${version}`];
        expect(await snapshot.heardStamps(key)).toBe(await snapshot.stamps(key));
      }
    }
  }
  await reader.close();
  await Promise.all(projectors.map((projector) => projector.stop()));
});

test('a generation that takes over is heard in place of the one before', async () => {
  const projector = await kit.start({ name: 'switched' });
  await kit.append(recordsOf('s:switched:1', [[1]]));
  await projector.waitFor([{ streamId: 's:switched:1', version: 1 }], { timeoutMs: 20_000 });
  const before = await projector.snapshot().heardStamps(['last:1']);
  await projector.rebuild();
  await until(async () => (await projector.status()).generation === 2);
  const key = ['last:2'];
  expect(await projector.snapshot().heardStamps(key)).toMatch(/^g2/);
  await kit.append([noted('s:switched:1', 2, 1)]);
  await projector.waitFor([{ streamId: 's:switched:1', version: 2 }], { timeoutMs: 20_000 });
  const snapshot = projector.snapshot();
  expect(before).toMatch(/^g1/);
  expect(await snapshot.heardStamps(key)).toBe(await snapshot.stamps(key));
  expect(await snapshot.heardStamps(key)).toContain('@');
  await projector.stop();
});
