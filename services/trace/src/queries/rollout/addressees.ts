import { oncePer } from '@trienkhai/kernel/once-per';
import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { ancestryOf } from '@trienkhai/kernel/unit-history/ancestry';
import { heirsOn, unitsIn } from '@trienkhai/kernel/unit-history/heirs';
import { keepNewest, type Keep } from '@trienkhai/kernel/unit-history/kept';
import { stateOn } from '@trienkhai/kernel/unit-history/states';
import { LEVELS, type Level } from '@trienkhai/kernel/vocabulary';
import type { DirectiveFacts } from '../../projections/directives.ts';

/** Whom a directive addresses on a day. */
export interface Addressed {
  /** Levels that it addresses at all, in the order of LEVELS. */
  readonly levels: readonly Level[];
  readonly units: ReadonlyMap<Level, readonly UnitId[]>;
}

/** The same with the units as numbers in the history's ancestry. */
export interface AddressedUnits extends Addressed {
  isAmong(unitId: UnitId): boolean;
  readonly numbers: ReadonlyMap<Level, Int32Array>;
}

type Addressing = Pick<DirectiveFacts, 'issuerId' | 'addressees'>;

/** Most directives address one of few territories: those asked for last are kept per history. */
const MOST_KEPT = 24;
const kept = oncePer<UnitHistory, Keep<AddressedUnits>>(() => keepNewest(MOST_KEPT));

/** Answers `addressedOn` once per dated state of the country: between two of them nothing changes but organs. */
export function addressedByState(facts: Addressing, history: UnitHistory): (on: Day) => AddressedUnits {
  const keep = kept(history);
  const { levels = [], unitIds = [] } = facts.addressees ?? {};
  const namesOrgans =
    levels.includes('ORGAN') || unitIds.some((unitId) => history.get(unitId)?.level === 'ORGAN');
  const whom =
    unitIds.length > 0 ? unitIds.join() : `${territoryOf(facts.issuerId, history)} ${levels.join()}`;
  return (on) => {
    const state = namesOrgans ? on : stateOn(history, on);
    return keep(`${state} ${whom}`, () => withNumbers(addressedOn(facts, history, on), history));
  };
}

function withNumbers(addressed: Addressed, history: UnitHistory): AddressedUnits {
  const { ids: all, numberOf } = ancestryOf(history);
  const numbers = new Map(
    [...addressed.units].map(([level, ids]) => [level, Int32Array.from(ids, numberOf)]),
  );
  const among = new Uint8Array(all.length);
  for (const ofLevel of numbers.values()) for (const unit of ofLevel) among[unit] = 1;
  return { ...addressed, isAmong: (unitId) => among[numberOf(unitId)] === 1, numbers };
}

const TERRITORIAL: readonly Level[] = ['CENTRE', 'PROVINCE', 'DISTRICT', 'COMMUNE'];

/** Before the first known day the units of the first snapshot stand in for those nobody knows. */
export function addressedOn(facts: Addressing, history: UnitHistory, on: Day): Addressed {
  const explicit = facts.addressees?.unitIds ?? [];
  return explicit.length > 0 ? addressUnits(explicit, history, on) : addressTerritory(facts, history, on);
}

/** Whether the directive addresses this one unit on that day, without listing the others. */
export function isAddressed(facts: Addressing, unitId: UnitId, history: UnitHistory, on: Day): boolean {
  const unit = history.get(unitId);
  if (!unit || !history.isValid(unitId, on)) return false;
  const explicit = facts.addressees?.unitIds ?? [];
  const territory = territoryOf(facts.issuerId, history);
  if (explicit.length === 0 && territory !== undefined && history.isValid(territory, on)) {
    const levels = levelsOf(facts, history.get(territory)!.level);
    return levels.includes(unit.level) && history.isWithin(unitId, territory, on);
  }
  return addressedOn(facts, history, on).units.get(unit.level)?.includes(unitId) === true;
}

function addressUnits(unitIds: readonly UnitId[], history: UnitHistory, on: Day): Addressed {
  const units = new Map<Level, Set<UnitId>>();
  const levels = new Set<Level>();
  for (const id of unitIds) {
    const unit = history.get(id);
    if (!unit) continue;
    levels.add(unit.level);
    const ofLevel = units.get(unit.level) ?? new Set();
    for (const heir of heirsOn(id, history, on)) ofLevel.add(heir);
    units.set(unit.level, ofLevel);
  }
  return {
    levels: LEVELS.filter((level) => levels.has(level)),
    units: new Map([...units].map(([level, ids]) => [level, [...ids].sort()])),
  };
}

function addressTerritory(facts: Addressing, history: UnitHistory, on: Day): Addressed {
  const territory = territoryOf(facts.issuerId, history);
  const unit = territory === undefined ? undefined : history.get(territory);
  if (territory === undefined || !unit) return { levels: [], units: new Map() };
  const levels = levelsOf(facts, unit.level);
  return {
    levels,
    units: new Map(levels.map((level) => [level, unitsIn(territory, level, history, on)])),
  };
}

/** The levels asked for, else all territorial ones, from the issuer's own downwards. */
function levelsOf({ addressees }: Pick<DirectiveFacts, 'addressees'>, own: Level): readonly Level[] {
  const asked = addressees?.levels ?? [];
  const levels = asked.length > 0 ? LEVELS.filter((level) => asked.includes(level)) : TERRITORIAL;
  return levels.filter((level) => LEVELS.indexOf(level) >= LEVELS.indexOf(own));
}

/** The issuer itself, or the committee that owns it. */
function territoryOf(issuerId: UnitId, history: UnitHistory): UnitId | undefined {
  const issuer = history.get(issuerId);
  return issuer?.level === 'ORGAN' ? issuer.committeeId : issuer?.id;
}
