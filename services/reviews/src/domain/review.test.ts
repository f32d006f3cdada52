import { describe, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context, DIRECTIVE, SAMPLE_DIRECTIVE } from '../../test/reviews-fixture.ts';
import type { Review } from './review-details.ts';
import { reviewDecider } from './review.ts';
import type { ReviewEvent } from './review-events.ts';

const { given } = deciderSpec(reviewDecider, context);
const reviewId = 'review:1';
const halfYear: Review = {
  kind: 'HALF_YEAR',
  unitId: SMALL_COUNTRY.district,
  period: { from: '2022-01-01', to: '2022-06-30', closed: true, label: '6 tháng đầu năm 2022' },
  publishedOn: '2022-07-08',
  conclusions: [
    { text: 'Tiếp tục mở lớp', ownerId: SMALL_COUNTRY.politicalCentre, dueOn: '2022-12-31' },
    { text: 'Đổi mới tuyên truyền' },
  ],
};
const interim: Review = {
  kind: 'INTERIM',
  unitId: SMALL_COUNTRY.otherProvince,
  directiveId: DIRECTIVE,
  heldOn: '2021-11-08',
  conclusions: [],
};
const submitted = (review: Review, sample = false): ReviewEvent => ({
  type: 'ReviewSubmitted',
  reviewId,
  review,
  sample,
  submittedBy: context.principal.actor,
});
const submit = (review: Review) => ({ type: 'SubmitReview', reviewId, review, sample: false }) as const;

describe('a review', () => {
  test('of a half-year keeps its period, its published day and its conclusions', () => {
    given().when(submit(halfYear)).then(submitted(halfYear));
  });

  test('of a directive names it', () => {
    given().when(submit(interim)).then(submitted(interim));
    given()
      .when(submit({ ...interim, kind: 'FINAL', directiveId: undefined }))
      .thenFails('INVALID_ARGUMENT', ['directive']);
    given()
      .when(submit({ ...interim, directiveId: SAMPLE_DIRECTIVE }))
      .then(submitted({ ...interim, directiveId: SAMPLE_DIRECTIVE }, true));
  });

  test.each<[string, Partial<Review>, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenFails']>]>(
    [
      ['a half-year without its period', { period: undefined }, ['INVALID_ARGUMENT', ['period']]],
      [
        'a period that runs backwards',
        { period: { from: '2022-06-30', to: '2022-01-01', closed: true } },
        ['PERIOD_INVALID', ['period', 'to']],
      ],
      [
        'a closed period that has not ended',
        { period: { from: '2022-07-01', to: '2022-12-31', closed: true } },
        ['PERIOD_INVALID', ['period']],
      ],
      ['a day to come', { heldOn: '2022-07-09' }, ['DATE_INVALID', ['heldOn']]],
      [
        'a directive that is not registered',
        { directiveId: 'directive:none' },
        ['DIRECTIVE_UNKNOWN', ['directive']],
      ],
      ['a unit of later days', { unitId: SMALL_COUNTRY.newCommune }, ['UNIT_NOT_VALID', ['unit']]],
      [
        'an owner that is none',
        { conclusions: [{ text: 'a', ownerId: 'organ:none' }] },
        ['UNIT_UNKNOWN', ['conclusions', '0', 'owner']],
      ],
      [
        'an impossible deadline',
        { conclusions: [{ text: 'a', dueOn: '2022-02-30' }] },
        ['DATE_INVALID', ['conclusions', '0', 'dueOn']],
      ],
      [
        'an empty conclusion',
        { conclusions: [{ text: ' ' }] },
        ['INVALID_ARGUMENT', ['conclusions', '0', 'text']],
      ],
    ],
  )('refuses %s', (_, change, [code, path]) => {
    given()
      .when(submit({ ...halfYear, ...change }))
      .thenFails(code, path);
  });

  test('is submitted once', () => {
    given(submitted(halfYear)).when(submit(halfYear)).thenFails('ALREADY_RECORDED');
  });
});

test('a correction carries the whole value and a reason', () => {
  const correct = (review: Review) =>
    ({ type: 'CorrectReview', reviewId, review, reason: 'Bổ sung' }) as const;
  const changed = { ...halfYear, heldOn: '2022-07-05' };
  given(submitted(halfYear)).when(correct(changed)).then({
    type: 'ReviewCorrected',
    reviewId,
    review: changed,
    reason: 'Bổ sung',
    correctedBy: context.principal.actor,
  });
  given(submitted(halfYear)).when(correct(halfYear)).thenNothing();
  given().when(correct(halfYear)).thenFails('REVIEW_UNKNOWN');
});
