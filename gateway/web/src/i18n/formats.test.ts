import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formats } from './formats.ts';

const LANGUAGES = [
  ['vi', 'vi-VN'],
  ['en', 'en-GB'],
] as const;

test.each(LANGUAGES)('figures in %s are written as the locale data write them', (language, locale) => {
  const told = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const written = fc.integer({ min: -999_999_999, max: 999_999_999 }).map((tenths) => tenths / 10);
  fc.assert(fc.property(written, (value) => formats[language].number(value) === told.format(value)));
});

test('a figure with more decimals is rounded to one, and nothing is a zero without a sign', () => {
  expect(formats.vi.number(3652.46)).toBe('3.652,5');
  expect(formats.vi.number(99.96)).toBe('100');
  expect(formats.vi.number(-0.01)).toBe('0');
  expect(formats.en.percent(66.666)).toBe('66.7%');
});

test('what somebody wrote is told with every decimal of it', () => {
  expect([3670, 3652.46, 0, -1.25].map(formats.vi.exact)).toEqual(['3.670', '3.652,46', '0', '-1,25']);
  expect(formats.en.exact(1234567.5)).toBe('1,234,567.5');
});

test('an instant is told as day and minute in Vietnam, in the order of the language', () => {
  expect(formats.vi.instant('2025-06-30T17:05:59Z')).toBe('00:05 01/07/2025');
  expect(formats.en.instant('2025-06-30T17:05:59Z')).toBe('01/07/2025, 00:05');
});
