import { expect, test } from '@jest/globals';
import { line } from '../../test/support/facts.ts';
import { countChanges } from './changed-values.ts';

const people = [{ unit: 'LEARNER', value: 570, qualifier: 'EXACT' }] as const;
const report = { unitId: 'district:872', lines: [line('class', { count: 6, people })], totals: [] };

test('what stands as it was has no changes', () => {
  expect(countChanges(report, structuredClone(report))).toBe(0);
  expect(countChanges(undefined, undefined)).toBe(0);
});

test('each figure that differs is one change', () => {
  const lines = [line('class', { count: 7, people: [{ ...people[0], value: 600 }] })];
  expect(countChanges(report, { ...report, lines })).toBe(2);
});

test('a line put before the others changes its own figures only', () => {
  const lines = [line('conference', { count: 8 }), ...report.lines];
  // Kind and count of the new line.
  expect(countChanges(report, { ...report, lines })).toBe(2);
});

test('what was added or taken away counts with all its values', () => {
  // Unit, and of the line kind, count, unit of count, value and qualifier.
  expect(countChanges(undefined, report)).toBe(6);
  expect(countChanges(report, undefined)).toBe(6);
});

test('a conclusion that is worded anew is one taken away and one added', () => {
  expect(countChanges({ conclusions: [{ text: 'a' }] }, { conclusions: [{ text: 'b' }] })).toBe(2);
});
