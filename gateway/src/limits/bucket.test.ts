import { expect, test } from '@jest/globals';
import { fullBucket, take } from './bucket.ts';

const budget = { perSecond: 2, burst: 4 };

test('what is left over is kept, up to what may be taken at once', () => {
  const bucket = fullBucket(budget, 0);
  const atOnce = (now: number) => Array.from({ length: 6 }, () => take(bucket, budget, now));
  expect(atOnce(0)).toEqual([0, 0, 0, 0, 1, 1]);
  expect(atOnce(1000)).toEqual([0, 0, 1, 1, 1, 1]);
  expect(atOnce(3_600_000)).toEqual([0, 0, 0, 0, 1, 1]);
});

test('who has nothing left is told when there will be something', () => {
  const slow = { perSecond: 0.1, burst: 1 };
  const bucket = fullBucket(slow, 0);
  expect([take(bucket, slow, 0), take(bucket, slow, 0), take(bucket, slow, 5_000)]).toEqual([0, 10, 5]);
});

test('a clock that is set back takes nothing away', () => {
  const bucket = fullBucket(budget, 10_000);
  expect([take(bucket, budget, 0), take(bucket, budget, 0)]).toEqual([0, 0]);
});
