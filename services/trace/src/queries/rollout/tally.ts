import { exactIn, partlyIn } from '@trienkhai/kernel/coverage-masks';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import type { Standpoint } from './standpoint.ts';

/** How many of some units stand where, by index of the stage. */
export interface Tally {
  readonly units: number;
  readonly reached: Int32Array;
  readonly partly: Int32Array;
  /** Days from the issue to each unit's own act on a stated day. */
  readonly lags: readonly Days[];
  readonly firstLags: Days;
}

/** Numbers of days, in no order. */
export interface Days {
  readonly days: Int32Array;
  readonly count: number;
}

export function tally(standpoint: Standpoint, units: ArrayLike<number>, issuedOn: number | undefined): Tally {
  const reached = new Int32Array(STAGES.length);
  const partly = new Int32Array(STAGES.length);
  const lags = STAGES.map(() => room(units.length));
  const firstLags = room(units.length);
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index]!;
    const mask = standpoint.maskOf(unit);
    const firstDay = issuedOn === undefined ? undefined : standpoint.firstDay(unit);
    if (firstDay !== undefined) add(firstLags, firstDay - issuedOn!);
    if (mask === 0) continue;
    const [exact, some] = [exactIn(mask), partlyIn(mask)];
    const own = issuedOn === undefined ? 0 : standpoint.ownOf(unit);
    for (let stage = 0; stage < STAGES.length; stage += 1) {
      reached[stage]! += (exact >>> stage) & 1;
      partly[stage]! += (some >>> stage) & 1;
      if (((own >>> stage) & 1) === 0) continue;
      const day = standpoint.firsts.statedDay(unit, stage);
      if (day !== undefined) add(lags[stage]!, day - issuedOn!);
    }
  }
  return { units: units.length, reached, partly, lags, firstLags };
}

interface Room {
  readonly days: Int32Array;
  count: number;
}

function room(most: number): Room {
  return { days: new Int32Array(most), count: 0 };
}

function add(into: Room, days: number): void {
  into.days[into.count] = days;
  into.count += 1;
}
