import { expect, test } from '@jest/globals';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { setImmediate as later } from 'node:timers/promises';
import { unlimited } from './sight.ts';
import { readsUnder } from './under.ts';

/** A store without documents, which tells who reads from it. */
function emptyStore() {
  const reads = { begun: [] as string[], underWay: 0, most: 0 };
  const toArray = async (name: string): Promise<readonly never[]> => {
    reads.begun.push(name);
    reads.underWay += 1;
    reads.most = Math.max(reads.most, reads.underWay);
    await later();
    reads.underWay -= 1;
    return [];
  };
  const snapshot = {
    bounds: {},
    heardStamps: () => Promise.resolve('1'),
    stamps: () => Promise.resolve('1'),
    changedSince: () => undefined,
    kept: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    collection: (name: string) => ({ find: () => ({ toArray: () => toArray(name) }) }),
  };
  return { reads, sight: unlimited(snapshot as unknown as ProjectionSnapshot) };
}

test('of whoever asks at the same time one reads what stands under a directive, and one directive is read after the other', async () => {
  const { reads, sight } = emptyStore();
  const { rows } = readsUnder();
  const asked = ['a', 'b', 'c', 'a', 'b', 'c'].map((directive) => rows(sight, directive));
  const [first, , , again] = await Promise.all(asked);
  expect(again).toBe(first);
  expect(reads.begun).toEqual(Array.from({ length: 3 }, () => ['progress', 'activities']).flat());
  expect(reads.most).toBe(2);
});

test('who waited for somebody that failed reads for itself', async () => {
  const { sight } = emptyStore();
  const { rows } = readsUnder();
  let failures = 1;
  const { stamps } = sight.snapshot;
  const failing = unlimited({
    ...sight.snapshot,
    stamps: (keys) => (failures-- > 0 ? Promise.reject(new Error('the store is away')) : stamps(keys)),
  });
  const asked = await Promise.allSettled([rows(failing, 'a'), rows(failing, 'a')]);
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
