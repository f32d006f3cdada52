import { exactIn, partlyIn } from '@trienkhai/kernel/coverage-masks';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import type { Standpoint } from './standpoint.ts';

/** How many of some units stand where, by index of the stage. */
export interface Tally {
  readonly units: number;
  readonly reached: Int32Array;
  readonly partly: Int32Array;
  /** Days from the issue to each unit's own act on a stated day. */
  readonly lags: readonly (readonly number[])[];
  readonly firstLags: readonly number[];
}

export function tally(standpoint: Standpoint, units: Iterable<number>, issuedOn: number | undefined): Tally {
  const reached = new Int32Array(STAGES.length);
  const partly = new Int32Array(STAGES.length);
  const lags: number[][] = STAGES.map(() => []);
  const firstLags: number[] = [];
  let count = 0;
  for (const unit of units) {
    count += 1;
    const mask = standpoint.maskOf(unit);
    const own = standpoint.ownOf(unit);
    const firstDay = standpoint.firstDay(unit);
    if (issuedOn !== undefined && firstDay !== undefined) firstLags.push(firstDay - issuedOn);
    if (mask === 0) continue;
    const [exact, some] = [exactIn(mask), partlyIn(mask)];
    for (let stage = 0; stage < STAGES.length; stage += 1) {
      reached[stage]! += (exact >>> stage) & 1;
      partly[stage]! += (some >>> stage) & 1;
      if (issuedOn === undefined || ((own >>> stage) & 1) === 0) continue;
      const day = standpoint.firsts.statedDay(unit, stage);
      if (day !== undefined) lags[stage]!.push(day - issuedOn);
    }
  }
  return { units: count, reached, partly, lags, firstLags };
}
