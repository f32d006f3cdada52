import { expect, test } from '@jest/globals';
import { nextPlace } from './figure-places.ts';

/** Two rows; the second has no figure in the middle. */
const places = [
  { row: 1, column: 1 },
  { row: 1, column: 2 },
  { row: 1, column: 3 },
  { row: 2, column: 1 },
  { row: 2, column: 3 },
];

test('arrows go from figure to figure, over a cell that has none', () => {
  expect(nextPlace(places, 0, 'ArrowRight')).toBe(1);
  expect(nextPlace(places, 3, 'ArrowRight')).toBe(4);
  expect(nextPlace(places, 4, 'ArrowLeft')).toBe(3);
  expect(nextPlace(places, 2, 'ArrowDown')).toBe(4);
  expect(nextPlace(places, 3, 'ArrowUp')).toBe(0);
  expect(nextPlace(places, 1, 'Home')).toBe(0);
  expect(nextPlace(places, 3, 'End')).toBe(4);
});

test('at an edge, and with any other key, the focus stays', () => {
  expect(nextPlace(places, 2, 'ArrowRight')).toBeUndefined();
  expect(nextPlace(places, 0, 'ArrowUp')).toBeUndefined();
  expect(nextPlace(places, 0, 'Enter')).toBeUndefined();
});
