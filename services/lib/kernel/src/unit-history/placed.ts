import type { UnitHistory, UnitId } from '../unit-history.ts';
import { reachedFrom } from './reach.ts';

const LEVELS = ['DISTRICT', 'COMMUNE'] as const;
const kept = new WeakMap<UnitHistory, Map<UnitId, ReadonlySet<UnitId>>>();

/**
 * Every unit that could have a place in a territory on any day: what ever lay in it, what was to lie in it
 * and never began, what those were made of, and so on, and the organs of them all. Undefined: any unit
 * could. Kept per history.
 */
export function unitsPlacedIn(history: UnitHistory, within: UnitId): ReadonlySet<UnitId> | undefined {
  if (history.get(within)?.level === 'CENTRE') return undefined;
  let ofHistory = kept.get(history);
  if (!ofHistory) kept.set(history, (ofHistory = new Map()));
  let units = ofHistory.get(within);
  if (!units) ofHistory.set(within, (units = gatherPlaced(history, within)));
  return units;
}

function gatherPlaced(history: UnitHistory, within: UnitId): ReadonlySet<UnitId> {
  const withdrawn = withdrawnByParent(history);
  const units = new Set(
    reachedFrom([within], (id) => [
      ...history.predecessorsOf(id).map((edge) => edge.fromId),
      ...(withdrawn.get(id) ?? []),
      ...everBelow(history, id),
    ]),
  );
  for (const organ of history.all()) {
    if (organ.committeeId !== undefined && units.has(organ.committeeId)) units.add(organ.id);
  }
  return units;
}

function everBelow(history: UnitHistory, unitId: UnitId): readonly UnitId[] {
  const level = history.get(unitId)?.level;
  if (level !== 'PROVINCE' && level !== 'DISTRICT') return [];
  return history.states.flatMap((state) =>
    LEVELS.flatMap((below) => history.unitsWithin(unitId, below, state)),
  );
}

/** Units that never began: no day's tree has them, and what was recorded for them counts in the unit above. */
function withdrawnByParent(history: UnitHistory): ReadonlyMap<UnitId, readonly UnitId[]> {
  const byParent = new Map<UnitId, UnitId[]>();
  for (const { id, withdrawn, versions } of history.all()) {
    const parentId = versions[0]?.parentId;
    if (withdrawn && parentId !== undefined) byParent.set(parentId, [...(byParent.get(parentId) ?? []), id]);
  }
  return byParent;
}
