import { dayOf, type Day } from '@trienkhai/kernel/day';

interface Reviewed {
  readonly unit: { readonly id: string };
  readonly period?: { readonly from: Day; readonly to: Day } | null | undefined;
  readonly directive?: { readonly id: string; readonly issuedOn?: Day | null | undefined } | null | undefined;
  readonly heldOn?: Day | null | undefined;
  readonly publishedOn?: Day | null | undefined;
  readonly sample: boolean;
}

/** Whose figures of which days a review looks back on. */
export interface FigureScope {
  readonly within: string;
  readonly from: Day;
  readonly to: Day;
  readonly directive: string | null;
  readonly sample: boolean;
}

/** Of a period its days; of a document all since it was issued. Undefined: nobody knows since when. */
export function scopeOf(review: Reviewed, today = dayOf(new Date())): FigureScope | undefined {
  const { period, directive, sample } = review;
  const within = review.unit.id;
  if (period) return { within, from: period.from, to: period.to, directive: directive?.id ?? null, sample };
  if (!directive?.issuedOn) return undefined;
  const to = review.heldOn ?? review.publishedOn ?? today;
  return { within, from: directive.issuedOn, to, directive: directive.id, sample };
}
