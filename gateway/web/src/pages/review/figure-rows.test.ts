import { expect, test } from '@jest/globals';
import { gapLooks, rowsOf, type Total } from './figure-rows.ts';

const total: Total = {
  kind: 'study-class',
  covers: [],
  count: 33,
  planned: 24,
  percentOfPlan: 137.5,
  percentStated: 138,
  percentGap: 0.5,
  itemised: 14,
  gap: 19,
  derived: [],
  people: [{ unit: 'LEARNER', value: 10_000, qualifier: 'MORE_THAN', itemised: 1456, gap: 8544 }],
};

test('a total shows what was stated beside what is computed and what is listed singly', () => {
  const kinds = ['study-class'];
  expect(rowsOf(total)).toEqual([
    {
      kinds,
      what: 'count',
      percent: false,
      qualifier: 'EXACT',
      stated: 33,
      computed: null,
      itemised: 14,
      gap: 19,
    },
    {
      kinds,
      what: 'plan',
      percent: true,
      qualifier: 'EXACT',
      stated: 138,
      computed: 137.5,
      itemised: null,
      gap: 0.5,
    },
    {
      kinds,
      what: 'LEARNER',
      percent: false,
      qualifier: 'MORE_THAN',
      stated: 10_000,
      computed: null,
      itemised: 1456,
      gap: 8544,
    },
  ]);
});

test('a count that was summed up stands under what is computed, and zero is a figure', () => {
  const summed = { covers: ['a', 'b'], count: 37, derived: ['count'], people: [] };
  expect(rowsOf(summed)).toMatchObject([{ kinds: ['a', 'b'], stated: null, computed: 37 }]);
  const none = { kind: 'class', covers: [], count: 0, derived: [], people: [] };
  expect(rowsOf(none)).toMatchObject([{ stated: 0 }]);
});

test('what nobody stated and nobody computed is no row', () => {
  expect(rowsOf({ kind: 'class', covers: [], derived: [], people: [] })).toEqual([]);
});

test('less listed than stated is a remainder; more, or another percentage, is wrong', () => {
  expect(gapLooks({ gap: 19, percent: false })).toBe('remainder');
  expect(gapLooks({ gap: -1, percent: false })).toBe('wrong');
  expect(gapLooks({ gap: 0.5, percent: true })).toBe('wrong');
  expect(gapLooks({ gap: 0, percent: false })).toBe('none');
  expect(gapLooks({ gap: null, percent: true })).toBe('none');
});
