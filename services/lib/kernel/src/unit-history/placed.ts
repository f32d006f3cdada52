import type { Day } from '../day.ts';
import { oncePer } from '../once-per.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';
import { reachedFrom } from './reach.ts';

const LEVELS = ['DISTRICT', 'COMMUNE'] as const;

/** What belongs to units beside what lies in them: units that never began and had their place there, and organs. */
export const annexesOf = oncePer(lookUp);

const keptOf = oncePer<UnitHistory, Map<UnitId, ReadonlySet<UnitId>>>(() => new Map());

/**
 * Every unit that could have a place in a territory on any day: what ever lay in it, what was to lie in it
 * and never began, what those were made of, and so on, and the organs of them all. Undefined: any unit
 * could. Kept per history.
 */
export function unitsPlacedIn(history: UnitHistory, within: UnitId): ReadonlySet<UnitId> | undefined {
  if (history.get(within)?.level === 'CENTRE') return undefined;
  const kept = keptOf(history);
  let units = kept.get(within);
  if (!units) kept.set(within, (units = gatherPlaced(history, within)));
  return units;
}

function gatherPlaced(history: UnitHistory, within: UnitId): ReadonlySet<UnitId> {
  const { withdrawn, organs } = annexesOf(history);
  const units = new Set(
    reachedFrom([within], (id) => [
      ...history.predecessorsOf(id).map((edge) => edge.fromId),
      ...(withdrawn.get(id) ?? []),
      ...everBelow(history, id, history.states),
    ]),
  );
  for (const id of [...units]) for (const organ of organs.get(id) ?? []) units.add(organ);
  return units;
}

/** Units that lay in a territory in one of these states. */
export function everBelow(history: UnitHistory, unitId: UnitId, states: readonly Day[]): readonly UnitId[] {
  const level = history.get(unitId)?.level;
  if (level !== 'PROVINCE' && level !== 'DISTRICT') return [];
  return states.flatMap((state) => LEVELS.flatMap((below) => history.unitsWithin(unitId, below, state)));
}

function lookUp(history: UnitHistory) {
  const withdrawn = new Map<UnitId, UnitId[]>();
  const organs = new Map<UnitId, UnitId[]>();
  const add = (groups: Map<UnitId, UnitId[]>, key: UnitId, id: UnitId): void => {
    const group = groups.get(key);
    if (group) group.push(id);
    else groups.set(key, [id]);
  };
  for (const unit of history.all()) {
    // Units that never began: no day's tree has them, and what was recorded for them counts in another one.
    for (const place of unit.withdrawn ? [unit.begunAs, unit.versions[0]?.parentId] : []) {
      if (place !== undefined) add(withdrawn, place, unit.id);
    }
    if (unit.committeeId !== undefined) add(organs, unit.committeeId, unit.id);
  }
  return { withdrawn, organs };
}
