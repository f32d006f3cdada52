import { refuse } from '../domain-error.ts';
import type { Headcount } from '../headcount.ts';
import { requireDistinct, requireLength } from './text.ts';
import type { Path } from './text.ts';

/** No count of a party organisation of this country is larger. */
const LARGEST_COUNT = 10_000_000;
const LARGEST_PERCENT = 10_000;

/** A whole number from 0 to ten million. */
export function requireCount(value: number, path: Path): number {
  if (Number.isInteger(value) && value >= 0 && value <= LARGEST_COUNT) return value;
  throw refuse(
    'COUNT_INVALID',
    'Số lượng phải là số nguyên từ 0 đến 10.000.000.',
    'A count is a whole number from 0 to 10,000,000.',
    { path, facts: { value: String(value) } },
  );
}

export function optionalCount(value: number | undefined, path: Path): number | undefined {
  return value === undefined ? undefined : requireCount(value, path);
}

/** A percentage as a report states it, from 0 to 10,000; it is kept, not computed. */
export function optionalPercent(value: number | undefined, path: Path): number | undefined {
  if (value === undefined || (value >= 0 && value <= LARGEST_PERCENT)) return value;
  throw refuse(
    'COUNT_INVALID',
    'Tỷ lệ phần trăm phải từ 0 đến 10.000.',
    'A percentage lies between 0 and 10,000.',
    { path, facts: { value: String(value) } },
  );
}

/** One head-count per unit of count: "learners" and "attendees" stand apart and are never added. */
export function requireHeadcounts(people: readonly Headcount[], path: Path): readonly Headcount[] {
  requireLength(people, path);
  requireDistinct(people, (count) => count.unit, path);
  return people.map((count, index) => {
    const at = [...path, String(index)];
    return {
      unit: count.unit,
      value: requireCount(count.value, [...at, 'value']),
      qualifier: count.qualifier,
      expected: optionalCount(count.expected, [...at, 'expected']),
      percentStated: optionalPercent(count.percentStated, [...at, 'percentStated']),
    };
  });
}
