import type { Day } from '../day.ts';
import type { Succession, UnitHistory, UnitId } from '../unit-history.ts';
import type { Level } from '../vocabulary.ts';
import { placeOfWithdrawn } from './organs.ts';

/** What a unit passed into when it ended, the default first; none while it goes on, though it gave up land. */
export function endingEdges(id: UnitId, history: UnitHistory, on: Day): readonly Succession[] {
  const validTo = history.get(id)?.validTo;
  if (validTo === undefined || on < validTo) return [];
  const edges = history.successorsOf(id).filter((edge) => edge.on === validTo);
  return edges.sort((a, b) => Number(b.default) - Number(a.default));
}

/** The unit while it is valid, then its successors of the same level, and theirs. */
export function heirsOn(id: UnitId, history: UnitHistory, on: Day): readonly UnitId[] {
  if (history.isValid(id, on)) return [id];
  const level = history.get(id)?.level;
  return endingEdges(id, history, on)
    .filter((edge) => history.get(edge.toId)?.level === level)
    .flatMap((edge) => heirsOn(edge.toId, history, on));
}

/** Units of a territory, in order; of one that has ended, the heirs of the units it last had. */
export function unitsIn(territory: UnitId, level: Level, history: UnitHistory, on: Day): readonly UnitId[] {
  if (history.isValid(territory, on)) return history.unitsWithin(territory, level, on);
  const last = history.nearestValidDay(territory, on);
  const heirs = new Set<UnitId>();
  for (const id of history.unitsWithin(territory, level, last)) {
    for (const heir of heirsOn(id, history, on)) heirs.add(heir);
  }
  return [...heirs].sort();
}

/** True of an organ that nobody closed and whose committee has ended without a like one in its place. */
export function hasOutlived(organId: UnitId, history: UnitHistory, on: Day): boolean {
  if (history.get(organId)?.level !== 'ORGAN') return false;
  return history.isValid(organId, on) && history.parentOf(organId, on) === undefined;
}

/**
 * Who answers on a day for what a unit was given, each once, whoever is so by default first: the unit while
 * it stands; of one that has ended, its successors of any level, and theirs; of a district without any, the
 * successors of its communes; of an organ that is closed or has outlived its committee, and of a unit that
 * never began, whoever answers for the one that began in its place, or for the one above it. None: nobody knows.
 */
export function answeringFor(id: UnitId, history: UnitHistory, on: Day): readonly UnitId[] {
  const unit = history.get(id);
  if (!unit) return [];
  const above = unit.committeeId ?? (unit.withdrawn ? placeOfWithdrawn(unit, on) : undefined);
  const ended = unit.withdrawn === true || (unit.validTo !== undefined && on >= unit.validTo);
  if (!ended && !hasOutlived(id, history, on)) return [id];
  if (above !== undefined) return answeringFor(above, history, on);
  const heirs = endingEdges(id, history, on).flatMap((edge) => answeringFor(edge.toId, history, on));
  if (heirs.length > 0 || unit.level !== 'DISTRICT') return [...new Set(heirs)];
  return unitsIn(id, 'COMMUNE', history, on);
}
