import type { HeadcountUnit, Qualifier } from './vocabulary.ts';

/** A count of persons, with its unit of count and how exact it is; never added across units. */
export interface Headcount {
  readonly unit: HeadcountUnit;
  readonly value: number;
  readonly qualifier: Qualifier;
  /** How many were expected, where the report says so. */
  readonly expected?: number | undefined;
  /** Percentage of `expected` as the report states it, 0 or more. */
  readonly percentStated?: number | undefined;
}

/** Persons present in whatever word the report uses: each of them is one attendance. */
const PRESENT: ReadonlySet<HeadcountUnit> = new Set([
  'LEARNER',
  'ATTENDEE',
  'ATTENDANCE',
  'CADRE',
  'MEMBER',
  'DELEGATE',
]);

/** A total of attendances may be itemised by any count of persons present, another only by its own kind. */
export function itemises(total: HeadcountUnit, item: HeadcountUnit): boolean {
  return total === 'ATTENDANCE' ? PRESENT.has(item) : item === total;
}
