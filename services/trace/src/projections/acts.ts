import type { Deed } from '@trienkhai/kernel/coverage';
import { dayOf } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Stage } from '@trienkhai/kernel/vocabulary';
import { dayOfActivity, statedDay, type ActivityValue } from './activities.ts';
import type { ProgressValue } from './progress.ts';

/** Something that one unit did itself under one directive. */
export interface Act extends Deed {
  readonly unitId: UnitId;
  readonly what: Stage | 'SESSION' | 'MILESTONE' | 'VISIT';
}

export function actsOfProgress(directiveId: string, value: ProgressValue, evidence: string): readonly Act[] {
  if (value.directiveId !== directiveId) return [];
  return value.stages.map(({ stage, on, since, recordedAt }) => {
    const counts = on ?? dayOf(new Date(since));
    return { unitId: value.unitId, what: stage, on, counts, recordedAt, evidence };
  });
}

export function actsOfActivity(
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
