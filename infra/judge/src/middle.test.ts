import { expect, test } from '@jest/globals';
import { middle } from './middle.ts';

test('of three the one is taken that is neither the least nor the most', () => {
  expect(middle([{ ms: 900 }, { ms: 20 }, { ms: 100 }], ({ ms }) => ms)).toEqual({ ms: 100 });
});
