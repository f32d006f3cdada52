import { exactIn, partlyIn } from '@trienkhai/kernel/coverage-masks';
import type { Day } from '@trienkhai/kernel/day';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import { ALL_STAGES, ANY, isStated, placeOfDay } from './first-acts.ts';
import type { Standpoint } from './standpoint.ts';

/*
 * What is counted of some units stands in one array of numbers, so that what one unit adds to it, or no longer
 * does, is a list of places in it: by stage, kind and day, then by the first day of anything, then by stage what is
 * inherited exactly and partly.
 */

/** What is counted by day of each stage. */
export const KIND = {
  /** Days from which others than those that stand exactly by what they inherit count as having reached it themselves. */
  gained: 0,
  /** The same of those that stood partly. */
  gainedOnPartly: 1,
  /** Days that units' own acts state. */
  stated: 2,
} as const;
const KINDS = 3;
const FIRST_DAYS = KINDS * STAGES.length;

/** How many places there are, by the number of days. */
export function placesFor(days: number): number {
  return (FIRST_DAYS + 1) * days + 2 * STAGES.length;
}

/** Most places that one unit adds to. */
export const MOST_PLACES = FIRST_DAYS + 1 + STAGES.length;

export function countedByDay(counts: Int32Array, days: number, stage: number, kind: number): Int32Array {
  const start = (KINDS * stage + kind) * days;
  return counts.subarray(start, start + days);
}

export function countedFirstDays(counts: Int32Array, days: number): Int32Array {
  return counts.subarray(FIRST_DAYS * days, (FIRST_DAYS + 1) * days);
}

export function inheritedCounts(counts: Int32Array, days: number, stage: number) {
  const start = (FIRST_DAYS + 1) * days + stage;
  return { exact: counts[start]!, partly: counts[start + STAGES.length]! };
}

/** Whose first day is not counted with those of the others: the issuer's may be that of the issue. */
export function leftOut(issuer: number, issuedOn: Day | undefined): number | undefined {
  return issuedOn === undefined ? undefined : issuer;
}

export type Counted = Pick<Standpoint, 'firsts' | 'inheritedOf'>;

/** Writes the places that a unit adds to, one of `butFor` all but its first day; returns how many there are. */
export function writePlaces(
  { firsts, inheritedOf }: Counted,
  unit: number,
  butFor: number | undefined,
  into: Int32Array,
): number {
  const { orders } = firsts;
  const width = firsts.days.length;
  const ofInherited = (FIRST_DAYS + 1) * width;
  let count = 0;
  const mask = inheritedOf(unit);
  const [exactly, partially] = [exactIn(mask), partlyIn(mask)];
  for (let left = exactly; left !== 0; left &= left - 1) into[count++] = ofInherited + lowest(left);
  for (let left = partially; left !== 0; left &= left - 1) {
    into[count++] = ofInherited + STAGES.length + lowest(left);
  }
  const acted = firsts.read(unit);
  for (let left = acted & ALL_STAGES; left !== 0; left &= left - 1) {
    const stage = lowest(left);
    const order = orders[stage]!;
    const at = KINDS * stage * width + placeOfDay(order);
    if (((exactly >>> stage) & 1) === 0) into[count++] = at + KIND.gained * width;
    if (((partially >>> stage) & 1) === 1) into[count++] = at + KIND.gainedOnPartly * width;
    if (isStated(order)) into[count++] = at + KIND.stated * width;
  }
  if (acted >>> ANY !== 0 && unit !== butFor) into[count++] = FIRST_DAYS * width + placeOfDay(orders[ANY]!);
  return count;
}

/** Index of the lowest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
