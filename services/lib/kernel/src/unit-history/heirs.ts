import type { Day } from '../day.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';
import type { Level } from '../vocabulary.ts';

/** The unit while it is valid, then its successors of the same level, and theirs. */
export function heirsOn(id: UnitId, history: UnitHistory, on: Day): readonly UnitId[] {
  if (history.isValid(id, on)) return [id];
  const unit = history.get(id);
  if (!unit || unit.validTo === undefined || on < unit.validTo) return [];
  return history
    .successorsOf(id)
    .filter((edge) => edge.on <= on && history.get(edge.toId)?.level === unit.level)
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
