import type { Headcount } from '@trienkhai/kernel/headcount';
import { activityTotals, type TotalsQuestion } from '../../src/queries/totals.ts';
import type { KnownActivity } from '../../src/queries/totals/statements.ts';
import { historyOf, province, smallCountry } from './history.ts';

const history = historyOf(smallCountry);

export const H1: readonly [string, string] = ['2022-01-01', '2022-06-30'];
export const Q1: readonly [string, string] = ['2022-01-01', '2022-03-31'];
export const YEAR: readonly [string, string] = ['2022-01-01', '2022-12-31'];

export function count(
  unit: Headcount['unit'],
  value: number,
  qualifier: Headcount['qualifier'] = 'EXACT',
): Headcount {
  return { unit, value, qualifier };
}

export function totals(activities: readonly KnownActivity[], question: Partial<TotalsQuestion> = {}) {
  const to = question.to ?? '2022-12-31';
  const asked = { within: province, from: '2022-01-01', to, on: to, groups: [], ...question };
  return activityTotals(activities, asked, history);
}

export function total(
  kind: string,
  activities: readonly KnownActivity[],
  question: Partial<TotalsQuestion> = {},
) {
  return totals(activities, question).find((each) => each.kind === kind)!;
}
