import { expect, test } from '@jest/globals';
import { linear, pathThrough, ticksTo } from './lines.ts';

test('a value stands as far along the picture as along its own span, also where that runs upwards', () => {
  const y = linear([0, 200], [190, 10]);
  expect([0, 50, 200].map(y)).toEqual([190, 145, 10]);
});

test('a count is marked at whole, round numbers, however small or large it is', () => {
  expect(ticksTo(1)).toEqual([0, 1]);
  expect(ticksTo(7)).toEqual([0, 2, 4, 6]);
  expect(ticksTo(168)).toEqual([0, 50, 100, 150]);
  expect(ticksTo(3321)).toEqual([0, 1000, 2000, 3000]);
  expect(ticksTo(10_035)).toEqual([0, 2000, 4000, 6000, 8000, 10_000]);
});

test('a line in steps keeps its height until the next day on which something changed', () => {
  const points = [
    { x: 0, y: 10 },
    { x: 5, y: 7.25 },
    { x: 9, y: 7.25 },
  ];
  expect(pathThrough(points, 'steps')).toBe('M0,10h0H5V7.3H9V7.3');
  expect(pathThrough(points, 'straight')).toBe('M0,10h0L5,7.3L9,7.3');
});

test('a line has a gap where nobody knows, and a point alone between gaps is drawn', () => {
  const points = [3, undefined, 5, undefined, undefined, 8, 9].map((y, x) => ({ x, y }));
  expect(pathThrough(points, 'straight')).toBe('M0,3h0M2,5h0M5,8h0L6,9');
  expect(pathThrough([], 'steps')).toBe('');
});
