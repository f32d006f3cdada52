import { expect, test } from '@jest/globals';
import { readCount, readDecimal } from './read-number.ts';

test.each(['3652', '3.652', '3,652', '3 652', ' 3.652 '])(
  'a count is understood with Vietnamese and English separators: %s',
  (text) => {
    expect(readCount(text)).toBe(3652);
  },
);

test('millions have their separators too', () => {
  expect(readCount('1.234.567')).toBe(1_234_567);
  expect(readCount('0')).toBe(0);
});

test.each(['3,65', '3.6520', '1.234,567', '0.652', '12a', 'hơn 10.000', '-5', '3.652.1', ''])(
  'what is no whole number is asked back: %s',
  (text) => {
    expect(readCount(text)).toBe('NO_NUMBER');
  },
);

test.each([
  ['95,56', 95.56],
  ['95.56', 95.56],
  ['137,5 %', 137.5],
  ['200', 200],
  ['0,125', 0.125],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
])('a percentage may have decimals in either spelling: %s', (text, value) => {
  expect(readDecimal(text)).toBe(value);
});

test('a percentage that can be read in two ways is asked back', () => {
  expect(readDecimal('1.375')).toBe('UNCLEAR');
  expect(readDecimal('1,375')).toBe('UNCLEAR');
  expect(readDecimal('khoảng 90')).toBe('NO_NUMBER');
});
