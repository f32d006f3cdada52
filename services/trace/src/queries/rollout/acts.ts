import { compareText } from '@trienkhai/kernel/compare-text';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Ancestry } from '@trienkhai/kernel/unit-history/ancestry';
import { STAGES, type Level } from '@trienkhai/kernel/vocabulary';
import type { ActivityView } from '../../projections/activities.ts';
import { actsOfActivity, actsOfProgress, type Act } from '../../projections/acts.ts';
import type { ProgressView } from '../../projections/progress.ts';
import { at } from '../../projections/view.ts';
import type { FirstActs, MovingFirsts } from './first-acts.ts';

/** What one unit did, each list ascending by the day from which it counts. */
export interface UnitActs {
  readonly stages: readonly (readonly Act[])[];
  readonly sessions: readonly Act[];
  readonly all: readonly Act[];
}

/** What units did under one directive, as known at one instant. */
export interface KnownActs {
  /** Undefined: the unit did nothing. */
  get(unitId: UnitId): UnitActs | undefined;
  /** Every unit of which something was ever said, of one level or of all; not all of it counts. */
  named(level?: Level): Iterable<UnitId>;
  /** The first acts alone, of all units at once. */
  firsts(ancestry: Ancestry): FirstActs;
  /** The same for any instants, whatever was known at them. */
  movingFirsts(ancestry: Ancestry): MovingFirsts;
  /** In ms; undefined: now. */
  readonly instant: number | undefined;
}

/** Index of each stage in lists of stages. */
export const STAGE_INDEX: ReadonlyMap<string, number> = new Map(STAGES.map((stage, index) => [stage, index]));

export interface ActSources {
  readonly progress: Iterable<ProgressView>;
  readonly activities: Iterable<ActivityView>;
}

/** Acts under `directiveId` as known at `knownAt`; facts marked sample only where `sample` is true. */
export function actsUnder(
  directiveId: string,
  sources: ActSources,
  { knownAt, sample }: { readonly knownAt?: string | undefined; readonly sample: boolean },
): readonly Act[] {
  const acts: Act[] = [];
  for (const view of sources.progress) {
    const value = at(view, knownAt)?.value;
    if (!value || (value.sample && !sample)) continue;
    acts.push(...actsOfProgress(directiveId, value, view.id));
  }
  for (const view of sources.activities) {
    const said = at(view, knownAt);
    if (!said?.value || (said.value.sample && !sample)) continue;
    acts.push(...actsOfActivity(directiveId, said.value, view.id, said.recordedAt));
  }
  return acts;
}

interface Gathering {
  readonly stages: Act[][];
  readonly sessions: Act[];
  readonly all: Act[];
}

const EMPTY: readonly Act[] = [];

/** By unit; a unit that did nothing is not there. */
export function indexActs(acts: readonly Act[]): ReadonlyMap<UnitId, UnitActs> {
  const index = new Map<UnitId, Gathering>();
  for (const act of acts) {
    let unit = index.get(act.unitId);
    if (!unit) index.set(act.unitId, (unit = { stages: [], sessions: [], all: [] }));
    const stage = STAGE_INDEX.get(act.what);
    if (stage !== undefined) (unit.stages[stage] ??= []).push(act);
    else if (act.what === 'SESSION') unit.sessions.push(act);
    unit.all.push(act);
  }
  for (const unit of index.values()) {
    for (let stage = 0; stage < STAGES.length; stage += 1) sortActs((unit.stages[stage] ??= EMPTY as Act[]));
    sortActs(unit.sessions);
    sortActs(unit.all);
  }
  return index;
}

/** By the day from which they count; on one day those with a stated day first. */
function sortActs(acts: Act[]): void {
  if (acts.length < 2) return;
  acts.sort(
    (a, b) =>
      compareText(a.counts, b.counts) ||
      Number(a.on === undefined) - Number(b.on === undefined) ||
      compareText(a.recordedAt, b.recordedAt) ||
      compareText(a.evidence, b.evidence),
  );
}
