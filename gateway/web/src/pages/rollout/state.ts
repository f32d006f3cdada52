import type { Day } from '@trienkhai/kernel/day';
import { COVERAGES, LEVELS, STAGES, type Stage } from '@trienkhai/kernel/vocabulary';
import * as v from 'valibot';
import { day, oneOf, text, useUrlState } from '../../url-state.ts';
import { knownAtOf } from '../times/times.ts';

/** Everything that the page shows stands in its address. */
export const rolloutState = v.object({
  /** Id of the document. */
  directive: text,
  /** Id of the unit inside which it is looked at; absent: the whole country. */
  within: text,
  on: day,
  /** The day up to whose end things had to be recorded. */
  known: day,
  /** The earlier day of a comparison. */
  before: day,
  level: oneOf(LEVELS),
  stage: oneOf(STAGES),
  show: oneOf([...COVERAGES, 'late']),
  order: oneOf(['LAST_ACTIVITY', 'DAYS_LATE']),
  search: text,
  /** Id of the unit whose evidence is open. */
  unit: text,
  /** The figure whose reasons are open. */
  why: text,
});

export type RolloutState = v.InferOutput<typeof rolloutState>;

export function useRolloutUrl() {
  const [state, change, link] = useUrlState(rolloutState);
  return { state, change, link };
}

export type RolloutUrl = ReturnType<typeof useRolloutUrl>;

/** What every question of the page is asked with. */
export interface Scope {
  readonly directive: string;
  readonly within: string | null;
  readonly on: Day | null;
  readonly knownAt: string | null;
}

export function scopeOf(state: RolloutState, now: Date = new Date()): Scope | undefined {
  if (state.directive === undefined) return undefined;
  return {
    directive: state.directive,
    within: state.within ?? null,
    on: state.on ?? null,
    knownAt: knownAtOf(state.known, now) ?? null,
  };
}

/** The stage of curves and filters where none is chosen. */
export const FIRST_STAGE: Stage = 'RECEIVED';

/** Another place is looked at from its own first level, without the filters of the one before. */
export const elsewhere = {
  level: undefined,
  unit: undefined,
  why: undefined,
  search: undefined,
  show: undefined,
};
