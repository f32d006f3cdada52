import { levelOfId, type UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { unitsOf, type ActivityView } from '../../projections/activities.ts';
import type { ProgressView } from '../../projections/progress.ts';
import type { ActRows } from '../../projections/act-rows.ts';
import { actsUnder, indexActs, type ActSources, type KnownActs, type UnitActs } from './acts.ts';
import { firstActs, type Known } from './first-acts.ts';

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

/** All that is said under one directive, sorted for reading. */
export interface SaidActs {
  readonly rows: ActRows;
  readonly views: ViewsByUnit;
}

/** Acts as known at one instant: first ones from the rows, the others of a unit when it is asked for. */
export function knownActs(directiveId: string, { rows, views }: SaidActs, known: Known): KnownActs {
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
    named: (level) => (level === undefined ? views.keys() : (namedByLevel(views).get(level) ?? [])),
    firsts: (ancestry) => firstActs(rows, ancestry, known),
  };
}

const levels = new WeakMap<ViewsByUnit, ReadonlyMap<Level | undefined, readonly UnitId[]>>();

function namedByLevel(views: ViewsByUnit): ReadonlyMap<Level | undefined, readonly UnitId[]> {
  let found = levels.get(views);
  if (!found) levels.set(views, (found = Map.groupBy(views.keys(), levelOfId)));
  return found;
}
