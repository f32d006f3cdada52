import type { Day } from '../day.ts';
import { oncePer } from '../once-per.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';

/** A unit of the same parent that ended without anybody knowing into what. */
export interface LostNeighbour {
  readonly unitId: UnitId;
  /** First day on which it was gone. */
  readonly on: Day;
}

/** For each unit that may have taken land of a lost neighbour: which ones. Kept per history. */
export const lostNeighbours = oncePer(findLost);

function findLost(history: UnitHistory): ReadonlyMap<UnitId, readonly LostNeighbour[]> {
  const lost = new Map<UnitId, LostNeighbour[]>();
  for (const unit of history.all()) {
    if (unit.successorsKnown || unit.validTo === undefined || unit.level === 'ORGAN') continue;
    const parent = history.parentOf(unit.id, unit.validTo);
    if (parent === undefined) continue;
    for (const id of history.childrenOf(parent, unit.validTo)) {
      if (history.get(id)?.level !== unit.level) continue;
      lost.set(id, [...(lost.get(id) ?? []), { unitId: unit.id, on: unit.validTo }]);
    }
  }
  return lost;
}
