import type { Deed } from '@trienkhai/kernel/coverage';
import { dayOf } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { STAGES, type Stage } from '@trienkhai/kernel/vocabulary';
import {
  dayOfActivity,
  statedDay,
  type ActivityValue,
  type ActivityView,
} from '../../projections/activities.ts';
import type { ProgressView } from '../../projections/progress.ts';
import { at } from '../../projections/view.ts';

/** Something that one unit did itself under one directive. */
export interface Act extends Deed {
  readonly unitId: UnitId;
  readonly what: Stage | 'SESSION' | 'MILESTONE' | 'VISIT';
}

/** What one unit did, each list ascending by the day from which it counts. */
export interface UnitActs {
  readonly stages: readonly (readonly Act[])[];
  readonly sessions: readonly Act[];
  readonly all: readonly Act[];
}

/** What each unit did; a unit that did nothing is not there. */
export interface ActIndex {
  get(unitId: UnitId): UnitActs | undefined;
  keys(): Iterable<UnitId>;
  values(): Iterable<UnitActs>;
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
    if (!value || value.directiveId !== directiveId || (value.sample && !sample)) continue;
    for (const { stage, on, since, recordedAt } of value.stages) {
      const counts = on ?? dayOf(new Date(since));
      acts.push({ unitId: value.unitId, what: stage, on, counts, recordedAt, evidence: view.id });
    }
  }
  for (const view of sources.activities) {
    const said = at(view, knownAt);
    if (!said?.value || (said.value.sample && !sample)) continue;
    acts.push(...actsOfActivity(directiveId, said.value, view.id, said.recordedAt));
  }
  return acts;
}

function actsOfActivity(
  directiveId: string,
  value: ActivityValue,
  evidence: string,
  recordedAt: string,
): readonly Act[] {
  switch (value.type) {
    case 'report':
      return [];
    case 'visit':
      if (!value.facts.directiveIds.includes(directiveId)) return [];
      return value.facts.stops.map((stop) => {
        const on = stop.on ?? value.facts.from;
        return { unitId: stop.unitId, what: 'VISIT', on, counts: on, recordedAt, evidence };
      });
    case 'meeting':
      if (!value.facts.directiveIds.includes(directiveId)) return [];
      return [single(value, 'MILESTONE', evidence, recordedAt)];
    case 'session':
      if (!value.held || !value.facts.directiveIds.includes(directiveId)) return [];
      return [single(value, 'SESSION', evidence, recordedAt)];
    case 'milestone':
      if (value.facts.directiveId !== directiveId) return [];
      return [
        single(value, value.facts.kind === 'implemented' ? 'IMPLEMENTED' : 'MILESTONE', evidence, recordedAt),
      ];
    case 'review':
      if (value.facts.directiveId !== directiveId || value.approval.state !== 'APPROVED') return [];
      if (value.facts.kind === 'INTERIM') return [single(value, 'INTERIM_REVIEW', evidence, recordedAt)];
      if (value.facts.kind === 'FINAL') return [single(value, 'FINAL_REVIEW', evidence, recordedAt)];
      return [];
  }
}

function single(
  value: Exclude<ActivityValue, { type: 'report' | 'visit' }>,
  what: Act['what'],
  evidence: string,
  recordedAt: string,
): Act {
  const { unitId } = value.facts;
  return { unitId, what, on: statedDay(value), counts: dayOfActivity(value), recordedAt, evidence };
}

interface Gathering {
  readonly stages: Act[][];
  readonly sessions: Act[];
  readonly all: Act[];
}

const EMPTY: readonly Act[] = [];

export function indexActs(acts: readonly Act[]): ActIndex {
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
      compare(a.counts, b.counts) ||
      Number(a.on === undefined) - Number(b.on === undefined) ||
      compare(a.recordedAt, b.recordedAt) ||
      compare(a.evidence, b.evidence),
  );
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
