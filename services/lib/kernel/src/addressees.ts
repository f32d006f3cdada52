import type { Day } from './day.ts';
import type { UnitHistory, UnitId } from './unit-history.ts';
import { heirsOn, unitsIn } from './unit-history/heirs.ts';
import { LEVELS, type Level } from './vocabulary.ts';

/** By whom a directive was issued and to whom; no units and no levels: to the issuer's whole territory. */
export interface Addressing {
  readonly issuerId: UnitId;
  readonly addressees?:
    { readonly levels: readonly Level[]; readonly unitIds: readonly UnitId[] } | undefined;
}

/** Whom a directive addresses on a day. */
export interface Addressed {
  /** Levels that it addresses at all, in the order of LEVELS. */
  readonly levels: readonly Level[];
  readonly units: ReadonlyMap<Level, readonly UnitId[]>;
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
function levelsOf({ addressees }: Addressing, own: Level): readonly Level[] {
  const asked = addressees?.levels ?? [];
  const levels = asked.length > 0 ? LEVELS.filter((level) => asked.includes(level)) : TERRITORIAL;
  return levels.filter((level) => LEVELS.indexOf(level) >= LEVELS.indexOf(own));
}

/** The issuer itself, or the committee that owns it. */
export function territoryOf(issuerId: UnitId, history: UnitHistory): UnitId | undefined {
  const issuer = history.get(issuerId);
  return issuer?.level === 'ORGAN' ? issuer.committeeId : issuer?.id;
}
