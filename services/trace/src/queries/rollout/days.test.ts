import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countUpTo, dayAt, sumUpTo, summed, withOneMore, type DayCounts } from './days.ts';

const days = fc.oneof(
  fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1 }),
  fc.array(fc.integer({ min: -2e6, max: 2e6 }), { minLength: 1 }),
);
const anyDay = fc.integer({ min: -500, max: 500 });

const inOrder = (found: readonly number[]) => found.toSorted((a, b) => a - b);

function countsOf(found: readonly number[]): DayCounts {
  const distinct = Int32Array.from(new Set(inOrder(found)));
  const counts = Int32Array.from(distinct, (day) => found.filter((each) => each === day).length);
  return { days: distinct, sums: summed(counts) };
}

test('days close to each other and far apart are counted up to any day, and found in their order', () => {
  fc.assert(
    fc.property(days, anyDay, (found, day) => {
      const counts = countsOf(found);
      expect(countUpTo(counts.days, day)).toBe(new Set(found.filter((each) => each <= day)).size);
      expect(sumUpTo(counts, day)).toBe(found.filter((each) => each <= day).length);
      expect(found.map((_, index) => dayAt(counts, index))).toEqual(inOrder(found));
    }),
  );
});

test('one more day counts like all others', () => {
  fc.assert(
    fc.property(days, anyDay, (found, day) => {
      expect(withOneMore(countsOf(found), day)).toEqual(countsOf([...found, day]));
    }),
  );
});

test('where nothing is counted a first day can come', () => {
  const none = { days: new Int32Array(), sums: new Int32Array() };
  expect(sumUpTo(none, 7)).toBe(0);
  expect(sumUpTo(withOneMore(none, 7), 7)).toBe(1);
});
