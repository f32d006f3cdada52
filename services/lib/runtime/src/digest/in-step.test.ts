import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareLeaves, type Head } from '../digest.ts';
import { inOneOrder, inStep } from './in-step.ts';

const headsOf = (ids: readonly string[], hash = 'h'): Head[] =>
  [...ids].sort(compareLeaves).map((streamId) => ({ streamId, version: 1, hash }));
const listed = async function* (heads: readonly Head[]) {
  yield* heads;
};

// Of a letter beyond the first plane the parts come before others as UTF-16, and after them as UTF-8.
const anyId = fc.string({
  unit: fc.constantFrom('a', '-', 'ể', '\u{ffee}', '\u{1f9ed}'),
  minLength: 1,
  maxLength: 3,
});
const anyIds = fc.uniqueArray(anyId, { maxLength: 12 });

test('heads of several stores come as one list, by the bytes of their ids', async () => {
  const property = fc.asyncProperty(anyIds, fc.integer({ min: 1, max: 4 }), async (ids, stores) => {
    const parts = Array.from({ length: stores }, (_, at) =>
      ids.filter((_id, index) => index % stores === at),
    );
    const merged = await Array.fromAsync(inOneOrder(parts.map((part) => listed(headsOf(part)))));
    expect(merged).toEqual(headsOf(ids));
  });
  await fc.assert(property);
  expect(await Array.fromAsync(inOneOrder([]))).toEqual([]);
});

test('of two lists every stream comes once, with what it was and what it is', async () => {
  const property = fc.asyncProperty(anyIds, anyIds, async (before, after) => {
    const steps = await Array.fromAsync(inStep(listed(headsOf(before, 'was')), listed(headsOf(after, 'is'))));
    const expected = [...new Set([...before, ...after])]
      .sort(compareLeaves)
      .map((id) => [id, before.includes(id) ? 'was' : undefined, after.includes(id) ? 'is' : undefined]);
    const told = steps.map(({ last, now }) => [(now ?? last)?.streamId, last?.hash, now?.hash]);
    expect(told).toEqual(expected);
  });
  await fc.assert(property);
});
