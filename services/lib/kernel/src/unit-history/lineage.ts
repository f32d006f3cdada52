import type { UnitHistory, UnitId } from '../unit-history.ts';
import { reachedFrom } from './reach.ts';

/**
 * The unit, the units it was made of at every level, and theirs, and the districts in which the communes
 * among them lay: whose records are its past. Nearest first, each once; none of an unknown unit.
 */
export function lineageOf(unitId: UnitId, history: UnitHistory): readonly UnitId[] {
  if (!history.get(unitId)) return [];
  const past = reachedFrom([unitId], (id) => history.predecessorsOf(id).map((edge) => edge.fromId));
  const districts = [...past].flatMap((id) => districtsOf(id, history));
  return [...new Set([...past, ...districts])];
}

function districtsOf(unitId: UnitId, history: UnitHistory): readonly UnitId[] {
  const unit = history.get(unitId);
  if (unit?.level !== 'COMMUNE') return [];
  return unit.versions.flatMap(({ parentId }) =>
    parentId !== undefined && history.get(parentId)?.level === 'DISTRICT' ? [parentId] : [],
  );
}
