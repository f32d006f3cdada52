import { readMasks, type Mask } from '@trienkhai/kernel/coverage-masks';
import { dayNumber, type Day } from '@trienkhai/kernel/day';
import { ancestryOf, type Ancestry } from '@trienkhai/kernel/unit-history/ancestry';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import type { RolloutInputs } from '../rollout.ts';
import { STAGE_INDEX } from './acts.ts';
import type { FirstActs } from './first-acts.ts';

/** How units stand on a day, all stages of a unit in one number; units by their number in the ancestry. */
export interface Standpoint {
  readonly ancestry: Ancestry;
  readonly firsts: FirstActs;
  readonly issuer: number;
  maskOf(unit: number): Mask;
  /** Stages that the unit reached itself, a bit each. */
  ownOf(unit: number): number;
  /** First stated day of anything that it did, the issue among it. */
  firstDay(unit: number): number | undefined;
}

const ISSUED = 1 << STAGE_INDEX.get('ISSUED')!;

/** On `on`, by what counts up to and on `until`. One pass over the acts; kept by nobody. */
export function standOn({ acts, directive, history }: RolloutInputs, on: Day, until: Day = on): Standpoint {
  const ancestry = ancestryOf(history);
  const firsts = acts.firsts(ancestry);
  const { issuedOn, issuerId } = directive.facts;
  const issuer = ancestry.numberOf(issuerId);
  const [after, last] = [dayNumber(on) + 1, dayNumber(until) + 1];
  const isIssued = issuedOn === undefined || issuedOn <= until;
  const ownBefore = (unit: number, before: number) => firsts.ownBefore(unit, Math.min(before, last));
  const masks = readMasks(ancestry, ownBefore, STAGES.length);
  const issue = issuedOn !== undefined && isIssued ? dayNumber(issuedOn) : undefined;
  return {
    ancestry,
    firsts,
    issuer,
    maskOf(unit) {
      const mask = masks.standing(unit, after);
      if (unit !== issuer) return mask;
      return isIssued ? mask | ISSUED : mask & ~ISSUED;
    },
    ownOf: (unit) => ownBefore(unit, after),
    firstDay(unit) {
      const own = firsts.firstDay(unit);
      const counted = own !== undefined && own < Math.min(after, last) ? own : undefined;
      return unit === issuer ? earlier(issue, counted) : counted;
    },
  };
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
