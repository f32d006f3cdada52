import { test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context, DIRECTIVE } from '../../test/reviews-fixture.ts';
import type { NextPeriod } from './next-period.ts';
import type { Review } from './review-details.ts';
import { reviewDecider } from './review.ts';

const { given } = deciderSpec(reviewDecider, { ...context, today: '2023-12-22' });
const next: NextPeriod = {
  from: '2024-01-01',
  to: '2024-12-31',
  planned: [{ kind: 'political-training', count: 24 }],
};
const yearEnd: Review = {
  kind: 'YEAR_END',
  unitId: SMALL_COUNTRY.district,
  period: { from: '2023-01-01', to: '2023-12-31', closed: false },
  heldOn: '2023-12-22',
  conclusions: [],
  next,
};
const submit = (change: Partial<Review>) =>
  given().when({
    type: 'SubmitReview',
    reviewId: 'review:1',
    review: { ...yearEnd, ...change },
    sample: false,
  });

test('a year-end review closes its year and opens the next with its plan', () => {
  submit({}).then({
    type: 'ReviewSubmitted',
    reviewId: 'review:1',
    review: yearEnd,
    sample: false,
    submittedBy: context.principal.actor,
  });
});

test('the next year begins the day after', () => {
  submit({ next: { ...next, from: '2024-01-02' } }).thenFails('PERIOD_INVALID', ['next', 'from']);
  submit({ next: { ...next, from: '2023-12-31' } }).thenFails('PERIOD_INVALID', ['next', 'from']);
  submit({ next: { ...next, to: '2025-06-30' } }).thenFails('PERIOD_INVALID', ['next', 'to']);
});

test('a plan names each kind once, and a document that is registered', () => {
  submit({ next: { ...next, planned: [...next.planned, ...next.planned] } }).thenFails('INVALID_ARGUMENT', [
    'next',
    'planned',
    '1',
  ]);
  submit({ next: { ...next, documentId: 'directive:none' } }).thenFails('DIRECTIVE_UNKNOWN', [
    'next',
    'document',
  ]);
});

test('no other review opens a year', () => {
  submit({ kind: 'HALF_YEAR' }).thenFails('INVALID_ARGUMENT', ['next']);
});

test('a document is looked back on after some years, a period is not', () => {
  const interim = { kind: 'INTERIM', directiveId: DIRECTIVE, next: undefined } as const;
  submit({ ...interim, afterYears: 0 }).thenFails('INVALID_ARGUMENT', ['afterYears']);
  submit({ ...interim, afterYears: 21 }).thenFails('INVALID_ARGUMENT', ['afterYears']);
  submit({ afterYears: 2 }).thenFails('INVALID_ARGUMENT', ['afterYears']);
});
