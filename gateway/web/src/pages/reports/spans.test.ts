import { expect, test } from '@jest/globals';
import { spansBy } from './spans.ts';

test('the half-year of the day comes first, then what else had begun by then', () => {
  const named = spansBy('2022-08-15').map(({ kind, year }) => `${kind} ${year}`);
  expect(named).toEqual([
    'SECOND_HALF 2022',
    'FIRST_HALF 2022',
    'YEAR 2022',
    'SECOND_HALF 2021',
    'FIRST_HALF 2021',
    'YEAR 2021',
  ]);
  expect(spansBy('2022-06-30')[0]).toEqual({
    kind: 'FIRST_HALF',
    year: 2022,
    from: '2022-01-01',
    to: '2022-06-30',
  });
});
