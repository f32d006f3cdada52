import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { optionalPastDay, requireDay, requireNotBefore, requirePeriod } from '@trienkhai/kernel/rules/day';
import type { StatedPeriod } from '@trienkhai/kernel/rules/day';
import { requireDirective } from '@trienkhai/kernel/rules/directive';
import { requireLength, requireText } from '@trienkhai/kernel/rules/text';
import { requireKnownUnit, requireUnit } from '@trienkhai/kernel/rules/unit';
import type { ReviewKind } from '@trienkhai/kernel/vocabulary';
import { checkNext, type NextPeriod } from './next-period.ts';
import type { ReviewsContext } from './reviews-context.ts';

/** What a review concluded, and who is to act by when. */
export interface Conclusion {
  readonly text: string;
  readonly ownerId?: string | undefined;
  readonly dueOn?: Day | undefined;
}

export interface Review {
  readonly kind: ReviewKind;
  readonly unitId: string;
  readonly directiveId?: string | undefined;
  readonly period?: StatedPeriod | undefined;
  readonly heldOn?: Day | undefined;
  /** The day it became public, where its own day is not stated. */
  readonly publishedOn?: Day | undefined;
  readonly conclusions: readonly Conclusion[];
  /** Of a directive that is looked back on after so many years. */
  readonly afterYears?: number | undefined;
  readonly next?: NextPeriod | undefined;
}

/** No directive is looked back on later. */
const MOST_YEARS = 20;

/** The day that places a review in the tree of units. */
export function dayOfReview(review: Review, today: Day): Day {
  return review.heldOn ?? review.publishedOn ?? today;
}

/** The review as it is kept; refuses what cannot be so. */
export function checkReview(
  draft: Review,
  context: ReviewsContext,
): { readonly review: Review; readonly sample: boolean } {
  const { today, units } = context;
  requireSubject(draft);
  const { directiveId } = draft;
  const directive =
    directiveId === undefined ? undefined : requireDirective(context.directive, directiveId, ['directive']);
  const heldOn = optionalPastDay(draft.heldOn, today, ['heldOn']);
  const publishedOn = optionalPastDay(draft.publishedOn, today, ['publishedOn']);
  if (heldOn !== undefined) requireNotBefore(heldOn, directive?.issuedOn, ['heldOn']);
  requireUnit(units, draft.unitId, dayOfReview(draft, today), ['unit']);
  const period = draft.period && requirePeriod(draft.period, today, ['period']);
  const review: Review = {
    kind: draft.kind,
    unitId: draft.unitId,
    directiveId,
    period,
    heldOn,
    publishedOn,
    conclusions: checkConclusions(draft.conclusions, context),
    afterYears: checkYears(draft),
    next: draft.next && checkNext(draft.next, { kind: draft.kind, period }, context),
  };
  return { review, sample: directive?.sample === true };
}

/** A review of a period names the period, a review of a directive the directive. */
function requireSubject({ kind, directiveId, period }: Review): void {
  const ofDirective = kind === 'INTERIM' || kind === 'FINAL';
  if (ofDirective && directiveId === undefined) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Sơ kết, tổng kết một văn bản thì phải nêu văn bản đó (directive).',
      'An interim or final review is of one document: name it (directive).',
      { path: ['directive'] },
    );
  }
  if (!ofDirective && period === undefined) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Sơ kết, tổng kết công tác thì phải nêu kỳ (period).',
      'A quarter, half-year or year-end review is of a period: name it (period).',
      { path: ['period'] },
    );
  }
}

function checkYears({ kind, afterYears }: Review): number | undefined {
  if (afterYears === undefined) return undefined;
  const ofDirective = kind === 'INTERIM' || kind === 'FINAL';
  if (ofDirective && Number.isInteger(afterYears) && afterYears >= 1 && afterYears <= MOST_YEARS)
    return afterYears;
  throw refuse(
    'INVALID_ARGUMENT',
    `Số năm thực hiện (afterYears) chỉ nêu ở sơ kết, tổng kết một văn bản, từ 1 đến ${MOST_YEARS}.`,
    `The years of a directive (afterYears) stand only in its interim or final review, from 1 to ${MOST_YEARS}.`,
    { path: ['afterYears'] },
  );
}

function checkConclusions(
  conclusions: readonly Conclusion[],
  { units }: ReviewsContext,
): readonly Conclusion[] {
  requireLength(conclusions, ['conclusions']);
  return conclusions.map(({ text, ownerId, dueOn }, index) => {
    const path = ['conclusions', String(index)];
    if (ownerId !== undefined) requireKnownUnit(units, ownerId, [...path, 'owner']);
    if (dueOn !== undefined) requireDay(dueOn, [...path, 'dueOn']);
    return { text: requireText(text, 'note', [...path, 'text']), ownerId, dueOn };
  });
}
