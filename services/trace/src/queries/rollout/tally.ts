import { dayNumber, type Day } from '@trienkhai/kernel/day';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import {
  countedByDay,
  countedFirstDays,
  inheritedCounts,
  KIND,
  leftOut,
  MOST_PLACES,
  placesFor,
  writePlaces,
} from './counted-places.ts';
import { summed, sumUpTo, withOneMore, type DayCounts } from './days.ts';
import { ANY, NEVER, placeOfDay } from './first-acts.ts';
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

/** `issuedOn`: counts as something that the issuer did; `counts`: where they are known already. */
export function tally(
  standpoint: Standpoint,
  units: Int32Array,
  issuedOn: Day | undefined,
  counts = countUnits(standpoint, units, leftOut(standpoint.issuer, issuedOn)),
): Tally {
  const { days } = standpoint.firsts;
  const counted = (sums: Int32Array): DayCounts => ({ days, sums: summed(sums) });
  const byDay = (stage: number, kind: number) => counted(countedByDay(counts, days.length, stage, kind));
  return {
    units: units.length,
    stages: STAGES.map((_, stage) => ({
      ...inheritedCounts(counts, days.length, stage),
      gained: byDay(stage, KIND.gained),
      gainedOnPartly: byDay(stage, KIND.gainedOnPartly),
      stated: byDay(stage, KIND.stated),
    })),
    firstDays: withIssue(standpoint, units, counted(countedFirstDays(counts, days.length)), issuedOn),
  };
}

function countUnits(standpoint: Standpoint, units: Int32Array, butFor: number | undefined): Int32Array {
  const counts = new Int32Array(placesFor(standpoint.firsts.days.length));
  const places = new Int32Array(MOST_PLACES);
  for (let index = 0; index < units.length; index += 1) {
    const count = writePlaces(standpoint, units[index]!, butFor, places);
    for (let place = 0; place < count; place += 1) counts[places[place]!]! += 1;
  }
  return counts;
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

export function bytesOf({ firstDays }: Tally): number {
  return 4 * placesFor(firstDays.sums.length);
}
