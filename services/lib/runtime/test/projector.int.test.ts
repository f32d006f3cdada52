import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readEnds } from '@trienkhai/runtime/projector';
import { noted, recordsOf } from '../src/projector/fold-kit.ts';
import { openProjectorKit, storedDocuments } from './projector-kit.ts';
import type { ProjectorKit } from './projector-kit.ts';

let kit: ProjectorKit;

beforeAll(async () => {
  kit = await openProjectorKit();
});

afterAll(async () => {
  await kit.close();
});

const BAD_ID = 's:bad:1';

describe('a live projection', () => {
  test('shows what was recorded as soon as its position is waited for', async () => {
    const projector = await kit.start();
    await kit.append(recordsOf('s:a:1', [[1], [2, 3]]));
    await projector.waitFor([{ streamId: 's:a:1', version: 3 }], { timeoutMs: 10_000 });
    const document = await projector.collection('sums').findOne({ _id: 's:a:1' });
    expect(document).toMatchObject({ version: 3, view: { sum: 6, last: 3 }, ix: { odd: false } });
    await projector.stop();
  });

  test('says NOT_YET within its bound, and does not wait for streams that nothing follows', async () => {
    const projector = await kit.start();
    await projector.waitFor([{ streamId: 'other:1', version: 7 }], { timeoutMs: 10 });
    const waiting = projector.waitFor([{ streamId: 's:a:1', version: 9 }], { timeoutMs: 100 });
    await expect(waiting).rejects.toMatchObject({ code: 'NOT_YET', facts: { streamId: 's:a:1' } });
    await projector.stop();
  });

  test('parks what does not fold, goes on with the others, and folds it in order on release', async () => {
    const projector = await kit.start();
    const [one, two, three] = recordsOf(BAD_ID, [[1], [666], [3]]);
    await kit.append([{ key: 'x', headers: {}, value: 'rubbish' }, one!, two!, three!]);
    await kit.append(recordsOf('s:b:1', [[5]]));
    await projector.waitFor([{ streamId: 's:b:1', version: 1 }], { timeoutMs: 10_000 });
    await projector.waitFor([{ streamId: BAD_ID, version: 1 }], { timeoutMs: 10_000 });
    const waiting = projector.waitFor([{ streamId: BAD_ID, version: 2 }]);
    await expect(waiting).rejects.toMatchObject({ code: 'PARKED' });
    const parked = await projector.parked();
    expect(parked.map(({ reason, version }) => [reason, version]).sort()).toEqual([
      ['BEHIND', 3],
      ['FAILED', 2],
      ['NO_EVENT', null],
    ]);
    const failed = parked.find(({ reason }) => reason === 'FAILED')!;
    expect(await projector.release(failed._id)).toMatchObject({ released: 0 });
    // The record as it should have been, as a repaired projection would see it.
    await kit.database.db
      .collection<{ _id: string }>('reads_parked_v1')
      .updateOne({ _id: failed._id }, { $set: { 'record.value': '{"value":2}' } });
    expect(await projector.release(failed._id)).toEqual({ released: 2, left: [] });
    const document = await projector.collection('sums').findOne({ _id: BAD_ID });
    expect(document).toMatchObject({ version: 3, view: { sum: 6 } });
    expect(document).not.toHaveProperty('blocked');
    await kit.append([noted(BAD_ID, 4, 4)]);
    await projector.waitFor([{ streamId: BAD_ID, version: 4 }], { timeoutMs: 10_000 });
    const rubbish = parked.find(({ reason }) => reason === 'NO_EVENT')!;
    expect(await projector.discard(rubbish._id)).toBe(true);
    expect(await projector.status()).toMatchObject({ live: true, parked: 0, lag: 0, generation: 1 });
    await projector.stop();
  });

  test('tells what has changed by stamps, and which documents', async () => {
    const projector = await kit.start();
    await kit.append(recordsOf('s:stamp:1', [[1]]));
    await projector.waitFor([{ streamId: 's:stamp:1', version: 1 }], { timeoutMs: 10_000 });
    const reads = projector.snapshot();
    const before = await reads.stamps(['last:1']);
    expect(await reads.stamps(['last:1'])).toBe(before);
    await kit.append(recordsOf('s:stamp:1', [[1], [2]]).slice(1));
    await projector.waitFor([{ streamId: 's:stamp:1', version: 2 }], { timeoutMs: 10_000 });
    const after = await reads.stamps(['last:1']);
    expect(after).not.toBe(before);
    const changed = await reads
      .collection('sums')
      .find(reads.changedSince(before, after, ['last:1'])!)
      .toArray();
    expect(changed.map(({ _id }) => _id)).toEqual(['s:stamp:1']);
    expect(reads.changedSince('g0', after, ['last:1'])).toBeUndefined();
    await projector.stop();
  });

  test('two instances share the partitions and answer each other’s positions', async () => {
    const one = await kit.start();
    const two = await kit.start();
    const streams = Array.from({ length: 60 }, (_, at) => `s:two:${at}`);
    for (const streamId of streams) await kit.append(recordsOf(streamId, [[1], [1]]));
    const positions = streams.map((streamId) => ({ streamId, version: 2 }));
    await Promise.all([one, two].map((each) => each.waitFor(positions, { timeoutMs: 15_000 })));
    await one.stop();
    for (const streamId of streams) await kit.append([noted(streamId, 3, 1)]);
    await two.waitFor(
      positions.map((each) => ({ ...each, version: 3 })),
      { timeoutMs: 15_000 },
    );
    expect(await two.caughtUpWith(await readEnds(kit.log.reader(), [kit.topic]))).toBe(true);
    await two.stop();
  });

  test('a commit that was overtaken is dropped and folded again from the stored checkpoint', async () => {
    const projector = await kit.start();
    await kit.append(recordsOf('s:cas:1', [[1]]));
    await projector.waitFor([{ streamId: 's:cas:1', version: 1 }], { timeoutMs: 10_000 });
    // Another instance moves every checkpoint without folding anything, as a release does.
    await kit.database.db
      .collection('reads_state_v1')
      .updateMany({ kind: 'checkpoint' }, { $inc: { rev: 1 } });
    await kit.append([noted('s:cas:1', 2, 5)]);
    await projector.waitFor([{ streamId: 's:cas:1', version: 2 }], { timeoutMs: 10_000 });
    expect(await projector.collection('sums').findOne({ _id: 's:cas:1' })).toMatchObject({
      view: { sum: 6 },
    });
    await projector.stop();
  });

  test('a rewind of every checkpoint ends in the same bytes', async () => {
    const projector = await kit.start();
    await delay(300);
    const before = await storedDocuments(projector);
    await projector.stop();
    const state = kit.database.db.collection('reads_state_v1');
    await state.updateMany({ kind: 'checkpoint' }, { $set: { next: 0, lastId: null } });
    const again = await kit.start();
    const ends = await readEnds(kit.log.reader(), [kit.topic]);
    while (!(await again.caughtUpWith(ends))) await delay(50);
    expect(await storedDocuments(again)).toBe(before);
    await again.stop();
  });

  test('stops with LOG_REPLACED where the log is not the one that was folded', async () => {
    const state = kit.database.db.collection('reads_state_v1');
    await state.updateMany({ kind: 'checkpoint', next: { $gt: 0 } }, { $set: { lastId: 's:else:1/1' } });
    const projector = await kit.start();
    while ((await projector.status()).replaced === undefined) await delay(50);
    expect(await projector.status()).toMatchObject({ live: false });
    await projector.rebuild();
    // The record that was put right by hand above is still wrong on the log: that is for an operator to accept.
    while (!(await projector.status()).rebuild?.moreParked) await delay(50);
    expect(await projector.status()).toMatchObject({ generation: 1 });
    await projector.rebuild({ acceptParked: true });
    while ((await projector.status()).generation !== 2) await delay(50);
    expect(await projector.status()).toMatchObject({ live: true, generation: 2 });
    await projector.stop();
  });
});
