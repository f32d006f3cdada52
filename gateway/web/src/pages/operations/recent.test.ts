import { expect, test } from '@jest/globals';
import { withNewest } from './recent.ts';

test('events stand newest first, each once, and the oldest leave', () => {
  const told = ['a', 'b', 'a', 'c', 'd'].map((id) => ({ id }));
  const shown = told.reduce<readonly { id: string }[]>((seen, next) => withNewest(seen, next, 3), []);
  expect(shown.map(({ id }) => id)).toEqual(['d', 'c', 'b']);
});
