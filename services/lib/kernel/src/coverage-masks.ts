import { ROLE, type Ancestry } from './unit-history/ancestry.ts';
import type { Coverage } from './vocabulary.ts';

/**
 * How one unit stands in up to ten stages at once: a bit per stage in each of three fields. A stage in none
 * of them has not been reached. One operation on a mask is one on all stages.
 */
export type Mask = number;

/** Most stages that a mask has room for. */
export const MOST_STAGES = 10;
const FIELD = (1 << MOST_STAGES) - 1;

export const exactIn = (mask: Mask): number => mask & FIELD;
export const partlyIn = (mask: Mask): number => (mask >>> MOST_STAGES) & FIELD;
export const unknownIn = (mask: Mask): number => (mask >>> (2 * MOST_STAGES)) & FIELD;

/** What is sure counts before what is not. */
function packed(inherited: number, did: number, unsure: number): Mask {
  return inherited | ((did & ~inherited) << MOST_STAGES) | ((unsure & ~did) << (2 * MOST_STAGES));
}

/** What a unit did itself counts before what it inherits. */
function withOwn(own: number, mask: Mask): Mask {
  return own | (mask & ~(own << MOST_STAGES) & ~(own << (2 * MOST_STAGES)));
}

export function coverageIn(mask: Mask, stage: number): Coverage {
  const bit = 1 << stage;
  if ((exactIn(mask) & bit) !== 0) return 'EXACT';
  if ((partlyIn(mask) & bit) !== 0) return 'PARTLY';
  return (unknownIn(mask) & bit) !== 0 ? 'UNKNOWN' : 'NONE';
}

/** Stages that a unit reached itself by what counts before a day (a `dayNumber`), as the exact field. */
export type OwnBefore = (unit: number, before: number) => number;

/**
 * Follows what units did through their successions. A unit stands exactly where it acted itself or each unit
 * with which it began stood exactly; partly where any unit before it stood exactly or partly; unknown where
 * one may have. What came from before is fixed on the eve of each succession.
 */
export function readMasks(ancestry: Ancestry, ownBefore: OwnBefore, stages: number) {
  const { first, source, on, role, unexplained } = ancestry;
  const all = (1 << stages) - 1;
  // What units with a past of their own pass on; the others are read as quickly as looked up.
  const passedOn = new Map<number, Mask>();

  function onEve(index: number): Mask {
    const unit = source[index]!;
    if (first[unit] === first[unit + 1]) return standing(unit, on[index]!);
    let mask = passedOn.get(index);
    if (mask === undefined) passedOn.set(index, (mask = standing(unit, on[index]!)));
    return mask;
  }

  const standing = (unit: number, before: number): Mask =>
    withOwn(ownBefore(unit, before), inherited(unit, before));

  /** How it would stand if it had done nothing itself. */
  function inherited(unit: number, before: number): Mask {
    const end = first[unit + 1]!;
    let [exact, starts, did] = [all, 0, 0];
    let unsure = unexplained[unit] === 1 ? all : 0;
    for (let index = first[unit]!; index < end; index += 1) {
      if (on[index]! >= before) continue;
      const mask = onEve(index);
      if (role[index] === ROLE.LOST) {
        unsure |= exactIn(mask) | partlyIn(mask) | unknownIn(mask);
        continue;
      }
      did |= exactIn(mask) | partlyIn(mask);
      unsure |= unknownIn(mask);
      if (role[index] !== ROLE.STARTED) continue;
      starts += 1;
      exact &= exactIn(mask);
    }
    return packed(starts === 0 ? 0 : exact, did, unsure);
  }

  return { standing, inherited, onEve };
}
