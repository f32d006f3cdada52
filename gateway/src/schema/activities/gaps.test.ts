import { expect, test } from '@jest/globals';
import { gapOf, percentGapOf, percentOf } from './gaps.ts';

test('14 of 33 classes are listed: 19 are not', () => {
  expect(gapOf(33, 14)).toBe(19);
  expect(gapOf(8, 10)).toBe(-2);
  expect(gapOf(33, undefined)).toBeNull();
});

test('2,909 of 3,044 stated as 95.56 percent is the computed figure, rounded down', () => {
  const computed = percentOf(2909, 3044, 'QUALIFIER_EXACT');
  expect(computed).toBeCloseTo(95.565, 3);
  expect(percentGapOf(95.56, computed)).toBeNull();
});

test('a gap of more than 0.01 point is told, in its direction', () => {
  expect(percentGapOf(95.65, percentOf(2909, 3044, 'QUALIFIER_EXACT'))).toBeCloseTo(0.085, 3);
  expect(percentGapOf(137, 137.5)).toBe(-0.5);
  expect(percentGapOf(137.51, 137.5)).toBeNull();
});

test('of an unknown plan, an unknown expectation or a bound there is no percentage and no gap', () => {
  expect(percentOf(10, undefined, 'QUALIFIER_EXACT')).toBeNull();
  expect(percentOf(10000, 12000, 'QUALIFIER_MORE_THAN')).toBeNull();
  expect(percentGapOf(200, null)).toBeNull();
});
