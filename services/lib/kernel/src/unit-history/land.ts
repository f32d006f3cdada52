import type { Day } from '../day.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';
import { LEVELS, type Level } from '../vocabulary.ts';
import { unitsIn } from './heirs.ts';

/** What a unit was, is or became on some day, as units of that day. */
export interface Land {
  readonly has: (unitId: UnitId) => boolean;
  readonly unitsOf: (level: Level) => readonly UnitId[];
}

/**
 * The unit and what lies below it on a day. Of a unit that has ended: the heirs of what it had last; of one
 * that had not begun: the units of its level that it was made of, and what lay below them. Empty where
 * nobody knows.
 */
export function landOn(unitId: UnitId, history: UnitHistory, on: Day): Land {
  const validTo = history.get(unitId)?.validTo;
  if (!history.isValid(unitId, on) && validTo !== undefined && on >= validTo)
    return heirsOfLand(unitId, history, on);
  const roots = beginningsOn(unitId, history, on);
  return {
    has: (id) => {
      const day = history.nearestValidDay(id, on);
      return roots.some((root) => history.isWithin(id, root, day));
    },
    unitsOf: (level) => [...new Set(roots.flatMap((root) => history.unitsWithin(root, level, on)))],
  };
}

/** Its own units stay its land after their end: what they said before it is found by them. */
function heirsOfLand(unitId: UnitId, history: UnitHistory, on: Day): Land {
  const unitsOf = (level: Level) => unitsIn(unitId, level, history, on);
  let heirs: ReadonlySet<UnitId> | undefined;
  return {
    has: (id) =>
      history.isWithin(id, unitId, history.nearestValidDay(id, on)) ||
      (heirs ??= new Set(LEVELS.flatMap(unitsOf))).has(id),
    unitsOf,
  };
}

/** The unit while it is valid; before its beginning its predecessors of the same level, and theirs. */
function beginningsOn(id: UnitId, history: UnitHistory, on: Day): readonly UnitId[] {
  if (history.isValid(id, on)) return [id];
  const unit = history.get(id);
  if (unit?.validFrom === undefined || on >= unit.validFrom) return [];
  const before = history.predecessorsOf(id).filter((edge) => history.get(edge.fromId)?.level === unit.level);
  return [...new Set(before.flatMap((edge) => beginningsOn(edge.fromId, history, on)))];
}
