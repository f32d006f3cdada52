import { expect, test } from '@jest/globals';
import { sameValue } from './same-value.ts';

test.each<[unknown, unknown]>([
  [1, 1],
  [
    { a: 1, b: [{ c: 'x' }] },
    { b: [{ c: 'x' }], a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [[], []],
])('%j is the same as %j', (left, right) => {
  expect(sameValue(left, right)).toBe(true);
});

test.each<[unknown, unknown]>([
  [1, '1'],
  [0, undefined],
  [{ a: 1 }, { a: 2 }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [[1], { 0: 1 }],
  [{ a: null }, {}],
  [[1], [1, 2]],
])('%j is not the same as %j', (left, right) => {
  expect(sameValue(left, right)).toBe(false);
});
