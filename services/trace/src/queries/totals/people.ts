import { itemises, type Headcount } from '@trienkhai/kernel/headcount';
import { HEADCOUNT_UNITS, type HeadcountUnit, type Qualifier } from '@trienkhai/kernel/vocabulary';

export interface HeadcountTotal {
  readonly unit: HeadcountUnit;
  readonly value: number;
  readonly qualifier: Qualifier;
  readonly itemised: number | undefined;
  readonly expected: number | undefined;
  readonly percentStated: number | undefined;
}

/** Sums per unit of count, never across; `items`: the counts that lie below, where there are any. */
export function totalPeople(
  counts: readonly Headcount[],
  items: readonly Headcount[],
): readonly HeadcountTotal[] {
  const byUnit = Map.groupBy(counts, ({ unit }) => unit);
  return HEADCOUNT_UNITS.flatMap((unit) => {
    const same = byUnit.get(unit);
    return same ? [totalOf(unit, same, items)] : [];
  });
}

function totalOf(
  unit: HeadcountUnit,
  same: readonly Headcount[],
  items: readonly Headcount[],
): HeadcountTotal {
  const single = same.length === 1 ? same[0] : undefined;
  return {
    unit,
    value: sum(same.map((count) => count.value)),
    qualifier: same.map((count) => count.qualifier).reduce(qualifySum),
    itemised: itemise(unit, items),
    expected: same.every((count) => count.expected !== undefined)
      ? sum(same.map((count) => count.expected ?? 0))
      : undefined,
    percentStated: single?.percentStated,
  };
}

function itemise(unit: HeadcountUnit, items: readonly Headcount[]): number | undefined {
  const fitting = items.filter((item) => itemises(unit, item.unit));
  return fitting.length === 0 ? undefined : sum(fitting.map((item) => item.value));
}

/** A sum with a lower bound in it is a lower bound. */
function qualifySum(a: Qualifier, b: Qualifier): Qualifier {
  if (a === 'EXACT') return b;
  if (b === 'EXACT' || a === b) return a;
  return a === 'ABOUT' || b === 'ABOUT' ? 'AT_LEAST' : 'MORE_THAN';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
