import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';

/** `inside`: counts there; `shared`: a part of it lies there and cannot be told apart. */
export type Place = 'inside' | 'shared' | 'outside';

/**
 * Where the figures of a unit belong in the tree of `on`. A unit that has ended is stood in for by the one
 * that took it over whole, else by what stands in for its parent: every figure has one place, so the
 * totals of the parts of a territory add up to its own.
 */
export function placer(history: UnitHistory, within: UnitId, on: Day): (unitId: UnitId) => Place {
  const places = new Map<UnitId, Place>();
  return (unitId) => {
    let place = places.get(unitId);
    if (!place) places.set(unitId, (place = placeOf(history, unitId, within, on)));
    return place;
  };
}

function placeOf(history: UnitHistory, unitId: UnitId, within: UnitId, on: Day): Place {
  const standIn = standInOf(history, unitId, on);
  if (standIn !== undefined && history.isWithin(standIn, within, on)) return 'inside';
  return sharesWith(history, unitId, within, on) ? 'shared' : 'outside';
}

function standInOf(history: UnitHistory, unitId: UnitId, on: Day): UnitId | undefined {
  if (history.isValid(unitId, on)) return unitId;
  const unit = history.get(unitId);
  if (!unit) return undefined;
  if (unit.validTo !== undefined && on >= unit.validTo) {
    const heir = history
      .successorsOf(unitId)
      .find(
        (edge) => edge.share === 'WHOLE' && edge.on <= on && history.get(edge.toId)?.level === unit.level,
      );
    if (heir) return standInOf(history, heir.toId, on);
  }
  const parent = history.parentOf(unitId, history.nearestValidDay(unitId, on));
  return parent === undefined ? undefined : standInOf(history, parent, on);
}

function sharesWith(history: UnitHistory, unitId: UnitId, within: UnitId, on: Day): boolean {
  if (history.isValid(unitId, on)) return false;
  return history
    .successorsOf(unitId)
    .some(
      ({ toId, on: day }) =>
        day <= on &&
        (history.isValid(toId, on)
          ? history.isWithin(toId, within, on)
          : sharesWith(history, toId, within, on)),
    );
}

const LEVELS = ['DISTRICT', 'COMMUNE'] as const;
const placed = new WeakMap<UnitHistory, Map<UnitId, ReadonlySet<UnitId>>>();

/**
 * Every unit that could have a place in a territory on any day: what ever lay in it, what was to lie in it
 * and never began, what those were made of, and so on, and the organs of them all. Undefined: any unit
 * could. Kept per history.
 */
export function unitsPlacedIn(history: UnitHistory, within: UnitId): ReadonlySet<UnitId> | undefined {
  if (history.get(within)?.level === 'CENTRE') return undefined;
  let kept = placed.get(history);
  if (!kept) placed.set(history, (kept = new Map()));
  let units = kept.get(within);
  if (!units) kept.set(within, (units = gatherPlaced(history, within)));
  return units;
}

function gatherPlaced(history: UnitHistory, within: UnitId): ReadonlySet<UnitId> {
  const units = new Set<UnitId>([within]);
  const withdrawn = withdrawnByParent(history);
  // A set is walked to its end, with what is added on the way.
  for (const unitId of units) {
    for (const edge of history.predecessorsOf(unitId)) units.add(edge.fromId);
    for (const id of withdrawn.get(unitId) ?? []) units.add(id);
    const level = history.get(unitId)?.level;
    if (level !== 'PROVINCE' && level !== 'DISTRICT') continue;
    for (const state of history.states) {
      for (const below of LEVELS) {
        for (const id of history.unitsWithin(unitId, below, state)) units.add(id);
      }
    }
  }
  for (const organ of history.all()) {
    if (organ.committeeId !== undefined && units.has(organ.committeeId)) units.add(organ.id);
  }
  return units;
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
