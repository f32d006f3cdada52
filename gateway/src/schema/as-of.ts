import type { Day } from '@trienkhai/kernel/day';
import { unitNotValid, unknownUnit } from '@trienkhai/kernel/rules/unit-named';
import type { UnitHistory, UnitId, UnitRecord } from '@trienkhai/kernel/unit-history';
import { ownTerritory, readsWithin } from '@trienkhai/runtime/sight';
import type { AsOf, Read } from './read.ts';
import { isGiven } from './given.ts';

/** Snapshot of units from which a part of the answer is given. */
export function unitsOf({ read, knownAt }: AsOf): UnitHistory {
  return read.units(knownAt);
}

/**
 * The day on which a field about one unit answers. An explicit day outside the unit's validity is refused;
 * a missing or inherited one moves to the unit's nearest valid day.
 */
export function dayFor(asOf: AsOf, unitId: UnitId, explicit: Day | null | undefined): Day {
  const units = unitsOf(asOf);
  if (!isGiven(explicit)) return units.nearestValidDay(unitId, asOf.on);
  const unit = knownUnit(units, unitId, 'on');
  if (!units.isValid(unitId, explicit)) throw unitNotValid(units, unit, explicit, ['on']);
  return explicit;
}

export interface AsOfArguments {
  readonly on?: Day | null | undefined;
  readonly knownAt?: string | null | undefined;
}

/** The two times of a question; today and all that is known where they are left out. */
export function asOfAsked(read: Read, { on, knownAt }: AsOfArguments): AsOf {
  return { read, on: on ?? read.today, knownAt: isGiven(knownAt) ? new Date(knownAt) : undefined };
}

/** The unit of an argument; throws UNIT_UNKNOWN. */
export function knownUnit(units: UnitHistory, id: UnitId, argument: string): UnitRecord {
  const unit = units.get(id);
  if (unit) return unit;
  throw unknownUnit(id, [argument]);
}

interface ScopeArguments {
  readonly within?: UnitId | null | undefined;
  readonly on?: Day | null | undefined;
}

interface Scope {
  readonly within: UnitId | undefined;
  readonly asOf: AsOf;
}

/** Where an argument `within` and a day are taken together: the country keeps any day. */
export function placeOf(read: Read, args: ScopeArguments, inherited: Omit<AsOf, 'read'>): Scope {
  const outer = { ...inherited, read };
  if (!isGiven(args.within)) return { within: undefined, asOf: { ...outer, on: args.on ?? inherited.on } };
  knownUnit(unitsOf(outer), args.within, 'within');
  return { within: args.within, asOf: { ...outer, on: dayFor(outer, args.within, args.on) } };
}

/** The same for what is recorded: a territory that the account does not read is answered as a unit that never was. */
export function scopeOf(read: Read, args: ScopeArguments, inherited: Omit<AsOf, 'read'>): Scope {
  if (isGiven(args.within)) readTerritory({ ...inherited, read }, args.within);
  return placeOf(read, args, inherited);
}

/** The same for figures: where no territory is named, it is the account's own. Throws WITHIN_REQUIRED. */
export function territoryOf(read: Read, args: ScopeArguments, inherited: Omit<AsOf, 'read'>): Scope {
  const within = isGiven(args.within) ? args.within : ownTerritory(read.reach());
  return scopeOf(read, { ...args, within }, inherited);
}

/** Throws UNIT_UNKNOWN. */
export function readTerritory(asOf: AsOf, id: UnitId): void {
  const unit = knownUnit(unitsOf(asOf), id, 'within');
  if (!readsWithin(asOf.read.reach(), unit.id)) throw unknownUnit(id, ['within']);
}
