import { expect, test } from '@jest/globals';
import { counted } from './counted.ts';

test('one is told in the singular, nothing and many in the plural', () => {
  expect(['0', '1', '2', '3,652'].map((count) => counted(count, 'unit'))).toEqual([
    '0 units',
    '1 unit',
    '2 units',
    '3,652 units',
  ]);
});
