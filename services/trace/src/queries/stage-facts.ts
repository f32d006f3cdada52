import type { Day } from '@trienkhai/kernel/day';
import type { Stage } from '@trienkhai/kernel/vocabulary';
import type { ProgressView } from '../projections/progress.ts';
import { at } from '../projections/view.ts';

export interface StageFactFilter {
  readonly directiveId: string;
  readonly stage: Stage | undefined;
  /** True where the unit belongs to the territory that is asked for. */
  readonly inside: (unitId: string) => boolean;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly sample: boolean;
  readonly knownAt: string | undefined;
}

export interface StageFactSeen {
  readonly id: string;
  readonly version: number;
  readonly directiveId: string;
  readonly unitId: string;
  readonly stage: Stage;
  readonly on: Day | undefined;
  readonly documentId: string | undefined;
  readonly note: string | undefined;
  readonly sample: boolean;
}

/** Stages that units say they have reached; a day outside [from, to], or none where they are given, is left out. */
export function stageFactsOf(views: Iterable<ProgressView>, filter: StageFactFilter): StageFactSeen[] {
  const found: StageFactSeen[] = [];
  for (const view of views) {
    const said = at(view, filter.knownAt);
    if (!said?.value) continue;
    const { directiveId, unitId, sample, stages } = said.value;
    if (directiveId !== filter.directiveId || (sample && !filter.sample) || !filter.inside(unitId)) continue;
    const fact = stages.find(({ stage }) => stage === filter.stage);
    if (!fact || !isBetween(fact.on, filter)) continue;
    const { stage, on, documentId, note } = fact;
    found.push({
      ...{ id: view.id, version: said.version, directiveId, unitId },
      ...{ stage, on, documentId, note, sample },
    });
  }
  return found;
}

function isBetween(day: Day | undefined, { from, to }: Pick<StageFactFilter, 'from' | 'to'>): boolean {
  if (day === undefined) return from === undefined && to === undefined;
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}
