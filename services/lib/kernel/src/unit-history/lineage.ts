import { oncePer } from '../once-per.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';
import { reachedFrom } from './reach.ts';

/**
 * The unit, as what it was recorded under a wrong first day, the units it was made of at every level, and
 * theirs, and the districts in which the communes among them lay: whose records are its past. Nearest first, each once; none of an unknown unit.
 */
export function lineageOf(unitId: UnitId, history: UnitHistory): readonly UnitId[] {
  if (!history.get(unitId)) return [];
  const wrongDays = wrongDaysOf(history);
  const past = reachedFrom([unitId], (id) => [
    ...(wrongDays.get(id) ?? []).map((unit) => unit.id),
    ...history.predecessorsOf(id).map((edge) => edge.fromId),
  ]);
  const districts = [...past].flatMap((id) => districtsOf(id, history));
  return [...new Set([...past, ...districts])];
}

/** Units that were recorded under a wrong first day, by the unit that began in their place. */
export const wrongDaysOf = oncePer((history: UnitHistory) =>
  Map.groupBy(
    [...history.all()].filter(({ begunAs }) => begunAs !== undefined),
    ({ begunAs }) => begunAs,
  ),
);

function districtsOf(unitId: UnitId, history: UnitHistory): readonly UnitId[] {
  const unit = history.get(unitId);
  if (unit?.level !== 'COMMUNE') return [];
  return unit.versions.flatMap(({ parentId }) =>
    parentId !== undefined && history.get(parentId)?.level === 'DISTRICT' ? [parentId] : [],
  );
}
