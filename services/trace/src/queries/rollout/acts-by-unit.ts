import type { UnitId } from '@trienkhai/kernel/unit-history';
import { unitsOf, type ActivityView } from '../../projections/activities.ts';
import type { ProgressView } from '../../projections/progress.ts';
import { actsUnder, indexActs, type ActIndex, type ActSources, type UnitActs } from './acts.ts';

/** Views under one directive by the units that any of their contributions names. */
export type ViewsByUnit = ReadonlyMap<UnitId, UnitViews>;

interface UnitViews {
  readonly progress: ProgressView[];
  readonly activities: ActivityView[];
}

/** Sorted once per state of the documents, whatever day or instant will be asked for. */
export function viewsByUnit({ progress, activities }: ActSources): ViewsByUnit {
  const units = new Map<UnitId, UnitViews>();
  const of = (unitId: UnitId): UnitViews => {
    let views = units.get(unitId);
    if (!views) units.set(unitId, (views = { progress: [], activities: [] }));
    return views;
  };
  for (const view of progress) {
    for (const unitId of named(view, ({ unitId }) => [unitId])) of(unitId).progress.push(view);
  }
  for (const view of activities) {
    for (const unitId of named(view, unitsOf)) of(unitId).activities.push(view);
  }
  return units;
}

type Contributions<Value> = { readonly contributions: readonly { readonly value: Value | null }[] };

function named<Value>(
  { contributions }: Contributions<Value>,
  unitsOfValue: (value: Value) => readonly UnitId[],
): Iterable<UnitId> {
  const only = contributions.length === 1 ? contributions[0]!.value : undefined;
  if (only) {
    const units = unitsOfValue(only);
    return units.length < 2 ? units : new Set(units);
  }
  return new Set(contributions.flatMap(({ value }) => (value === null ? [] : unitsOfValue(value))));
}

/** Acts of each unit as known at one instant, read when a unit is asked for: a province costs a province. */
export function actsByUnit(
  directiveId: string,
  views: ViewsByUnit,
  known: { readonly knownAt?: string | undefined; readonly sample: boolean },
): ActIndex {
  const read = new Map<UnitId, UnitActs | undefined>();
  const get = (unitId: UnitId): UnitActs | undefined => {
    const found = read.get(unitId);
    if (found !== undefined || read.has(unitId)) return found;
    const ofUnit = views.get(unitId);
    if (!ofUnit) return undefined;
    // A visit tells of other units too.
    const acts = actsUnder(directiveId, ofUnit, known).filter((act) => act.unitId === unitId);
    const index = indexActs(acts).get(unitId);
    read.set(unitId, index);
    return index;
  };
  return {
    get,
    keys: () => [...views.keys()].filter((unitId) => get(unitId) !== undefined),
    values: () => [...views.keys()].flatMap((unitId) => get(unitId) ?? []),
  };
}
