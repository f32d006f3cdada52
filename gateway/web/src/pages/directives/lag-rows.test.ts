import { expect, test } from '@jest/globals';
import { boxOf, lagRows, type Lagging, type Spread } from './lag-rows.ts';

const spread = (median: number): Spread => ({
  count: 4,
  min: median - 2,
  p25: median - 1,
  median,
  p75: median + 1,
  max: median + 2,
});

const lagging = (id: string, median: number): Lagging => ({
  directive: { id, title: id },
  levels: [
    { level: 'PROVINCE', firstActivityLagDays: spread(median), stages: [] },
    {
      level: 'COMMUNE',
      firstActivityLagDays: null,
      stages: [{ stage: 'RECEIVED', lagDays: spread(2 * median) }],
    },
  ],
});

const both = [lagging('a', 10), lagging('b', 20)];

test('documents stand side by side within each level', () => {
  const rows = lagRows(both, undefined);
  expect(rows.map(({ level, directive, spread: { median } }) => [level, directive.id, median])).toEqual([
    ['PROVINCE', 'a', 10],
    ['PROVINCE', 'b', 20],
  ]);
});

test('a stage has its own lags, and levels without any are left out', () => {
  expect(lagRows(both, 'RECEIVED').map(({ level, spread: { median } }) => [level, median])).toEqual([
    ['COMMUNE', 20],
    ['COMMUNE', 40],
  ]);
  expect(lagRows(both, 'PLANNED')).toEqual([]);
});

test('all rows share one scale that begins with the day of issue', () => {
  const rows = lagRows(both, undefined);
  expect(boxOf(rows[1]!.spread, rows, 220)).toEqual({ min: 180, p25: 190, median: 200, p75: 210, max: 220 });
  expect(boxOf(rows[0]!.spread, rows, 220).median).toBe(100);
});

test('acts before the day of issue are kept on the scale', () => {
  const early = lagRows([lagging('c', 0)], undefined);
  expect(boxOf(early[0]!.spread, early, 100)).toMatchObject({ min: 0, median: 50, max: 100 });
});
