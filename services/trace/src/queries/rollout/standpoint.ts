import { readMasks, type Mask } from '@trienkhai/kernel/coverage-masks';
import { dayNumber, type Day } from '@trienkhai/kernel/day';
import { ancestryOf, type Ancestry } from '@trienkhai/kernel/unit-history/ancestry';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { stateOn } from '@trienkhai/kernel/unit-history/states';
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
  /** How it would stand, exactly or partly, if it had done nothing itself. */
  inheritedOf(unit: number): Mask;
}

const NOTHING: Mask = 0;
const ISSUED = 1 << STAGE_INDEX.get('ISSUED')!;

/** On `on`, by what counts up to and on `until`. */
export function standOn({ acts, directive, history }: RolloutInputs, on: Day, until: Day = on): Standpoint {
  const ancestry = ancestryOf(history);
  const firsts = acts.firsts(ancestry);
  const { issuedOn, issuerId } = directive.facts;
  const issuer = ancestry.numberOf(issuerId);
  const [after, last] = [dayNumber(on) + 1, dayNumber(until) + 1];
  const isIssued = issuedOn === undefined || issuedOn <= until;
  const ownBefore = (unit: number, before: number) => firsts.ownBefore(unit, Math.min(before, last));
  const masks = readMasks(ancestry, ownBefore, STAGES.length);
  return {
    ancestry,
    firsts,
    issuer,
    maskOf(unit) {
      const mask = masks.standing(unit, after);
      if (unit !== issuer) return mask;
      return isIssued ? mask | ISSUED : mask & ~ISSUED;
    },
    inheritedOf: isInherited(firsts, history, on) ? (unit) => masks.inherited(unit, after) : () => NOTHING,
  };
}

/** Whether anything can be inherited: units follow from each other on the first days of states alone. */
export function isInherited({ days }: FirstActs, history: UnitHistory, on: Day): boolean {
  const begun = stateOn(history, on);
  return begun !== '' && days.length > 0 && days[0]! < dayNumber(begun);
}
