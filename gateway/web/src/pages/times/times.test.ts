import { expect, test } from '@jest/globals';
import { timesOf } from './times.ts';

const now = new Date('2026-11-22T03:00:00Z');

test('what was known on a day is what had been recorded when it ended in Vietnam', () => {
  expect(timesOf({ on: '2025-07-01', known: '2026-03-31' }, now)).toEqual({
    on: '2025-07-01',
    knownAt: '2026-03-31T17:00:00.000Z',
  });
});

test('today and later leave nothing out', () => {
  expect(timesOf({ known: '2026-11-22' }, now)).toEqual({});
  expect(timesOf({ known: '2026-12-31' }, now)).toEqual({});
});

test('a day that is not given is not asked for', () => {
  expect(timesOf({}, now)).toEqual({});
});
