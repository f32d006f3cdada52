import { LEVELS } from '@trienkhai/kernel/vocabulary';
import { object } from 'valibot';
import { day, oneOf, readState, text, writeState, type Patch } from '../../url-state.ts';

export const REPORTING_STATES = ['MISSING', 'SUBMITTED', 'RETURNED', 'APPROVED'] as const;

/** What the address of the page says. */
export const reviewUrl = object({
  /** Year in which clusters are shown. */
  cluster: text,
  review: text,
  sample: oneOf(['1']),
  period: text,
  within: text,
  level: oneOf(LEVELS),
  state: oneOf(REPORTING_STATES),
  on: day,
  known: day,
  /** The figure of the opened review whose reasons are open. */
  why: text,
});

export type ReviewUrl = ReturnType<typeof readState<typeof reviewUrl>>;
export type ChangeUrl = (patch: Patch<typeof reviewUrl>) => void;

/** Address of an opened review that keeps what is shown beside it. */
export function reviewHref(id: string, search: string): string {
  return `/review${writeState({ ...readState(reviewUrl, search), review: id, why: undefined })}`;
}
