import { exactIn, partlyIn } from '@trienkhai/kernel/coverage-masks';
import { dayNumber, type Day } from '@trienkhai/kernel/day';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import { summed, sumUpTo, withOneMore, type DayCounts } from './days.ts';
import { ALL_STAGES, ANY, isStated, NEVER, placeOfDay } from './first-acts.ts';
import type { Standpoint } from './standpoint.ts';

/**
 * How some units stand through one state of the country: what they inherit stands from its first day, so that
 * any day of it is answered by looking up how many have acted by then.
 */
export interface Tally {
  readonly units: number;
  /** By index of the stage. */
  readonly stages: readonly StageTally[];
  /** First day that each unit states of anything. */
  readonly firstDays: DayCounts;
}

export interface StageTally {
  /** Units that stand exactly, and partly, by what they inherit. */
  readonly exact: number;
  readonly partly: number;
  /** Days from which others count as having reached it themselves. */
  readonly gained: DayCounts;
  /** The same of those that stood partly. */
  readonly gainedOnPartly: DayCounts;
  /** Days that units' own acts state. */
  readonly stated: DayCounts;
}

/** What is counted by day of each stage, in this order; first days of anything come last. */
const GAINED = 0;
const GAINED_ON_PARTLY = 1;
const STATED = 2;
const KINDS = 3;
const FIRST_DAYS = KINDS * STAGES.length;

/** `issuedOn`: counts as something that the issuer did. */
export function tally(standpoint: Standpoint, units: Int32Array, issuedOn: Day | undefined): Tally {
  const { days } = standpoint.firsts;
  const counts = new Int32Array((FIRST_DAYS + 1) * days.length);
  const ofIssuer = issuedOn === undefined ? undefined : standpoint.issuer;
  const inherited = countUnits(standpoint, units, counts, ofIssuer);
  const counted = (kind: number): DayCounts => {
    return { days, sums: summed(counts.subarray(kind * days.length, (kind + 1) * days.length)) };
  };
  return {
    units: units.length,
    stages: STAGES.map((_, stage) => ({
      exact: inherited.exact[stage]!,
      partly: inherited.partly[stage]!,
      gained: counted(KINDS * stage + GAINED),
      gainedOnPartly: counted(KINDS * stage + GAINED_ON_PARTLY),
      stated: counted(KINDS * stage + STATED),
    })),
    firstDays: withIssue(standpoint, units, counted(FIRST_DAYS), issuedOn),
  };
}

type Inherited = Readonly<Record<'exact' | 'partly', Int32Array>>;

/** Adds what the units did to the counts by day, all but one their first days; what they inherit is told by stage. */
function countUnits(
  standpoint: Standpoint,
  units: Int32Array,
  counts: Int32Array,
  butFor: number | undefined,
): Inherited {
  const { firsts, inheritedOf } = standpoint;
  const { orders } = firsts;
  const width = firsts.days.length;
  const [exact, partly] = [new Int32Array(STAGES.length), new Int32Array(STAGES.length)];
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index]!;
    const mask = inheritedOf(unit);
    const [exactly, partially] = [exactIn(mask), partlyIn(mask)];
    for (let left = exactly; left !== 0; left &= left - 1) exact[lowest(left)]! += 1;
    for (let left = partially; left !== 0; left &= left - 1) partly[lowest(left)]! += 1;
    const acted = firsts.read(unit);
    for (let left = acted & ALL_STAGES; left !== 0; left &= left - 1) {
      const stage = lowest(left);
      const order = orders[stage]!;
      const at = KINDS * stage * width + placeOfDay(order);
      if (((exactly >>> stage) & 1) === 0) counts[at + GAINED * width]! += 1;
      if (((partially >>> stage) & 1) === 1) counts[at + GAINED_ON_PARTLY * width]! += 1;
      if (isStated(order)) counts[at + STATED * width]! += 1;
    }
    if (acted >>> ANY === 0 || unit === butFor) continue;
    counts[FIRST_DAYS * width + placeOfDay(orders[ANY]!)]! += 1;
  }
  return { exact, partly };
}

/** Index of the lowest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** The issuer's first day is that of the issue where it did nothing before. */
function withIssue(
  { firsts, issuer }: Standpoint,
  units: Int32Array,
  counted: DayCounts,
  issuedOn: Day | undefined,
): DayCounts {
  if (issuedOn === undefined || !units.includes(issuer)) return counted;
  const order = firsts.orderOf(issuer, ANY);
  const own = order === NEVER ? Infinity : firsts.days[placeOfDay(order)]!;
  return withOneMore(counted, Math.min(own, dayNumber(issuedOn)));
}

/** How many stand where by what counts up to and on a day. */
export function talliedOn({ exact, partly, gained, gainedOnPartly }: StageTally, day: number) {
  return { reached: exact + sumUpTo(gained, day), partly: partly - sumUpTo(gainedOnPartly, day) };
}

export function bytesOf({ stages, firstDays }: Tally): number {
  return 4 * firstDays.sums.length * (KINDS * stages.length + 1);
}
