import { expect, test } from '@jest/globals';
import { summed, tableOf } from './verdict.ts';

test('of many findings three are told, and how many there are', () => {
  expect(summed([])).toBe('0');
  expect(summed(['a', 'b'])).toBe('2: a | b');
  expect(summed(['a', 'b', 'c', 'd', 'e'])).toBe('5: a | b | c … and 2 more');
});

test('verdicts become a table whose cells stay cells', () => {
  const table = tableOf([
    { judge: 'vnu', what: 'home', result: '0', ok: true },
    { judge: 'axe', what: 'a | b', result: '1: color\ncontrast', ok: false },
  ]);
  expect(table.split('\n').slice(2)).toEqual([
    '| vnu | home | 0 | yes |',
    '| axe | a \\| b | 1: color contrast | **no** |',
    '',
  ]);
});
