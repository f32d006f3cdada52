import { describe, expect, test } from '@jest/globals';
import {
  optionalPastDay,
  requireDay,
  requireNotBefore,
  requirePastDay,
  requirePeriod,
  requireStretch,
} from './day.ts';

const today = '2022-07-08';
const invalid = expect.objectContaining({ code: 'DATE_INVALID' });

describe('a day', () => {
  test.each(['2022-02-30', '12/04/2022', '1929-12-31', '2101-01-01', ''])('"%s" is none', (day) => {
    expect(() => requireDay(day, ['on'])).toThrow(invalid);
  });

  test('of what happened does not lie ahead', () => {
    expect(requirePastDay(today, today, ['on'])).toBe(today);
    expect(() => requirePastDay('2022-07-09', today, ['on'])).toThrow(invalid);
    expect(optionalPastDay(undefined, today, ['on'])).toBeUndefined();
  });

  test('is not before the issue, where that is known', () => {
    expect(requireNotBefore('2022-01-01', '2022-01-01', ['on'])).toBe('2022-01-01');
    expect(requireNotBefore('2022-01-01', undefined, ['on'])).toBe('2022-01-01');
    expect(() => requireNotBefore('2021-12-31', '2022-01-01', ['on'])).toThrow(invalid);
  });
});

test('a stretch runs forward and lasts at most 366 days, both ends counted', () => {
  expect(() => requireStretch('2022-01-01', '2022-01-01', ['to'])).not.toThrow();
  expect(() => requireStretch('2020-01-01', '2020-12-31', ['to'])).not.toThrow();
  expect(() => requireStretch('2022-01-02', '2022-01-01', ['to'])).toThrow();
  expect(() => requireStretch('2021-01-01', '2022-01-02', ['to'])).toThrow();
});

describe('a period', () => {
  const check = (from: string, to: string, closed: boolean) =>
    requirePeriod({ from, to, closed }, today, ['period']);

  test('that is closed has ended', () => {
    expect(check('2022-01-01', today, true)).toMatchObject({ closed: true });
    expect(() => check('2022-01-01', '2022-12-31', true)).toThrow(
      expect.objectContaining({ code: 'PERIOD_INVALID' }),
    );
  });

  test('that still runs has begun', () => {
    expect(check('2022-01-01', '2022-12-31', false)).toMatchObject({ closed: false });
    expect(() => check('2022-07-09', '2022-12-31', false)).toThrow(
      expect.objectContaining({ code: 'PERIOD_INVALID' }),
    );
  });
});
