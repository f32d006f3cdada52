import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireSameSet } from '@trienkhai/kernel/rules/directive';
import { requireText } from '@trienkhai/kernel/rules/text';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import { checkReview, dayOfReview } from './review-details.ts';
import type { Review } from './review-details.ts';
import type { ReviewsContext } from './reviews-context.ts';

export type ReviewEvent =
  | {
      readonly type: 'ReviewSubmitted';
      readonly reviewId: string;
      readonly review: Review;
      readonly sample: boolean;
    }
  | {
      readonly type: 'ReviewCorrected';
      readonly reviewId: string;
      readonly review: Review;
      readonly reason: string;
    };

export interface SubmitReview {
  readonly type: 'SubmitReview';
  readonly reviewId: string;
  readonly review: Review;
  readonly sample: boolean;
}
export interface CorrectReview {
  readonly type: 'CorrectReview';
  readonly reviewId: string;
  readonly review: Review;
  readonly reason: string;
}
export type ReviewCommand = SubmitReview | CorrectReview;

/** Undefined: not submitted yet. */
export type ReviewState = { readonly review: Review; readonly sample: boolean } | undefined;

export const reviewDecider: Decider<ReviewState, ReviewCommand, ReviewEvent, ReviewsContext> = {
  initialState: undefined,
  decide,
  evolve,
};

function decide(state: ReviewState, command: ReviewCommand, on: ReviewsContext): readonly ReviewEvent[] {
  switch (command.type) {
    case 'SubmitReview':
      return submitReview(state, command, on);
    case 'CorrectReview':
      return correctReview(state, command, on);
  }
}

function evolve(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.type) {
    case 'ReviewSubmitted':
      return { review: event.review, sample: event.sample };
    case 'ReviewCorrected':
      return state && { ...state, review: event.review };
  }
}

/** Where a command acts: what it changes and what it puts there. */
export function placesOfReview(state: ReviewState, command: ReviewCommand, today: Day): readonly Place[] {
  const reviews = state ? [state.review, command.review] : [command.review];
  return reviews.map((each) => ({ unitId: each.unitId, day: dayOfReview(each, today), path: ['unit'] }));
}

function submitReview(state: ReviewState, command: SubmitReview, on: ReviewsContext): readonly ReviewEvent[] {
  if (state) {
    throw refuse(
      'ALREADY_RECORDED',
      'Cuộc sơ kết, tổng kết này đã được ghi; muốn sửa, dùng lệnh correctReview.',
      'This review is already submitted; to change it use correctReview.',
    );
  }
  const { review, sample } = checkReview(command.review, on);
  return [{ type: 'ReviewSubmitted', reviewId: command.reviewId, review, sample: command.sample || sample }];
}

function correctReview(
  state: ReviewState,
  command: CorrectReview,
  on: ReviewsContext,
): readonly ReviewEvent[] {
  if (!state) {
    throw refuse(
      'REVIEW_UNKNOWN',
      'Không có cuộc sơ kết, tổng kết nào mang mã này.',
      'There is no review of this id.',
      { path: ['review'] },
    );
  }
  const { review, sample } = checkReview(command.review, on);
  const reason = requireText(command.reason, 'reason', ['reason']);
  requireSameSet(state.sample, sample, ['directive']);
  if (sameValue(review, state.review)) return [];
  return [{ type: 'ReviewCorrected', reviewId: command.reviewId, review, reason }];
}
