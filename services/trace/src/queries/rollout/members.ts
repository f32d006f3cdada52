import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import type { RolloutInputs } from '../rollout.ts';
import type { AddressedUnits } from './addressees.ts';

export interface Place {
  readonly level: Level;
  readonly on: Day;
  /** Inside these units; undefined: anywhere. */
  readonly areas?: readonly UnitId[] | undefined;
}

/** Units of one level that stand in a rollout on a day. */
export interface Members {
  readonly expected: readonly UnitId[];
  /** Nobody expects them: the issuer, and where the level is not addressed at all, who acted. */
  readonly besides: readonly UnitId[];
}

export function membersOf(inputs: RolloutInputs, addressed: AddressedUnits, place: Place): Members {
  return { expected: expectedIn(inputs, addressed, place), besides: besidesIn(inputs, addressed, place) };
}

function expectedIn(
  { history }: RolloutInputs,
  { units, isAmong }: AddressedUnits,
  { level, on, areas }: Place,
): readonly UnitId[] {
  const all = units.get(level) ?? [];
  if (areas === undefined || all.length === 0) return all;
  const inside = areas.map((area) => history.unitsWithin(area, level, on).filter(isAmong));
  return inside.length === 1 ? inside[0]! : [...new Set(inside.flat())];
}

function besidesIn(
  { directive, acts, history }: RolloutInputs,
  { levels, isAmong }: AddressedUnits,
  { level, on, areas }: Place,
): readonly UnitId[] {
  const { issuerId } = directive.facts;
  const there = new Set<UnitId>();
  const isThere = (id: UnitId): boolean =>
    history.get(id)?.level === level &&
    history.isValid(id, on) &&
    (areas === undefined || areas.some((area) => history.isWithin(id, area, on)));
  if (!levels.includes(level)) {
    for (const id of acts.named(level)) if (isThere(id) && acts.get(id)) there.add(id);
  }
  if (isThere(issuerId)) there.add(issuerId);
  return [...there].filter((id) => !isAmong(id)).sort();
}
