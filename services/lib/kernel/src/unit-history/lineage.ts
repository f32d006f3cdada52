import type { UnitHistory, UnitId } from '../unit-history.ts';

/**
 * The unit, the units it was made of at every level, and theirs, and the districts in which the communes
 * among them lay: whose records are its past. Nearest first, each once.
 */
export function lineageOf(unitId: UnitId, history: UnitHistory): readonly UnitId[] {
  const found = new Set<UnitId>();
  const follow: UnitId[] = [unitId];
  const districts: UnitId[] = [];
  for (let next = follow.shift(); next !== undefined; next = follow.shift()) {
    if (found.has(next) || !history.get(next)) continue;
    found.add(next);
    districts.push(...districtsOf(next, history));
    follow.push(...history.predecessorsOf(next).map((edge) => edge.fromId));
  }
  for (const district of districts) found.add(district);
  return [...found];
}

function districtsOf(unitId: UnitId, history: UnitHistory): readonly UnitId[] {
  const unit = history.get(unitId);
  if (unit?.level !== 'COMMUNE') return [];
  return unit.versions.flatMap(({ parentId }) =>
    parentId !== undefined && history.get(parentId)?.level === 'DISTRICT' ? [parentId] : [],
  );
}
