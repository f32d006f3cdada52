import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countUpTo, sortedDays, upTo } from './days.ts';

const days = fc.oneof(
  fc.array(fc.integer({ min: -400, max: 400 })),
  fc.array(fc.integer({ min: -2e6, max: 2e6 })),
);

test('days close to each other and far apart come in order, and are counted up to any day', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -500, max: 500 }), (found, day) => {
      const inOrder = sortedDays(Int32Array.from(found));
      const counted = found.filter((each) => each <= day).sort((a, b) => a - b);
      expect([...inOrder]).toEqual(found.toSorted((a, b) => a - b));
      expect(countUpTo(inOrder, day)).toBe(counted.length);
      expect([...upTo(inOrder, day)]).toEqual(counted);
    }),
  );
});
