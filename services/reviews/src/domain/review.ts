import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireSameSet } from '@trienkhai/kernel/rules/directive';
import { requireText } from '@trienkhai/kernel/rules/text';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import {
  approveReview,
  requireUnlocked,
  resubmitReview,
  returnReview,
  unlockReview,
  withdrawReview,
  type RecordedReview,
} from './review-approval.ts';
import { checkReview, dayOfReview } from './review-details.ts';
import type { CorrectReview, ReviewCommand, ReviewEvent, SubmitReview } from './review-events.ts';
import type { ReviewsContext } from './reviews-context.ts';

/** Undefined: not submitted yet. */
export type ReviewRecord = RecordedReview | undefined;

export const reviewDecider: Decider<ReviewRecord, ReviewCommand, ReviewEvent, ReviewsContext> = {
  initialState: undefined,
  decide,
  evolve,
};

function decide(record: ReviewRecord, command: ReviewCommand, on: ReviewsContext): readonly ReviewEvent[] {
  switch (command.type) {
    case 'SubmitReview':
      return submitReview(record, command, on);
    case 'CorrectReview':
      return correctReview(standing(record), command, on);
    case 'ReturnReview':
      return returnReview(standing(record), command, on);
    case 'ResubmitReview':
      return resubmitReview(standing(record), command, on);
    case 'ApproveReview':
      return approveReview(standing(record), command, on);
    case 'UnlockReview':
      return unlockReview(standing(record), command, on);
    case 'WithdrawReview':
      return withdrawReview(known(record), command, on);
  }
}

function evolve(record: ReviewRecord, event: ReviewEvent): ReviewRecord {
  if (event.type === 'ReviewSubmitted') {
    const { review, sample, submittedBy, approved } = event;
    return { review, sample, state: approved ? 'APPROVED' : 'SUBMITTED', writers: [submittedBy] };
  }
  return record && change(record, event);
}

function change(
  record: RecordedReview,
  event: Exclude<ReviewEvent, { readonly type: 'ReviewSubmitted' }>,
): RecordedReview {
  switch (event.type) {
    case 'ReviewCorrected':
      return { ...record, review: event.review, writers: [...record.writers, event.correctedBy] };
    case 'ReviewReturned':
      return { ...record, state: 'RETURNED' };
    case 'ReviewResubmitted':
      return { ...record, state: 'SUBMITTED', writers: [...record.writers, event.submittedBy] };
    case 'ReviewApproved':
      return { ...record, state: 'APPROVED' };
    case 'ReviewUnlocked':
      return { ...record, state: 'UNLOCKED' };
    case 'ReviewWithdrawn':
      return { ...record, withdrawn: true };
  }
}

/** Where a command acts and by what right: what it changes, what it puts there, what it judges. */
export function placesOfReview(record: ReviewRecord, command: ReviewCommand, today: Day): readonly Place[] {
  const placeOf = (review: RecordedReview['review']): Place => ({
    unitId: review.unitId,
    day: dayOfReview(review, today),
    path: ['unit'],
  });
  const recorded = record ? [placeOf(record.review)] : [];
  if ('review' in command) return [...recorded, placeOf(command.review)];
  return command.type === 'ResubmitReview' || command.type === 'WithdrawReview'
    ? recorded
    : recorded.map((place) => ({ ...place, action: 'approve' }));
}

function submitReview(
  record: ReviewRecord,
  command: SubmitReview,
  on: ReviewsContext,
): readonly ReviewEvent[] {
  if (record) {
    throw refuse(
      'ALREADY_RECORDED',
      'Cuộc sơ kết, tổng kết này đã được ghi; muốn sửa thì đính chính.',
      'This review is already submitted; to change it, correct it.',
    );
  }
  const { review, sample } = checkReview(command.review, on);
  const { reviewId } = command;
  const submittedBy = on.principal.actor;
  return [{ type: 'ReviewSubmitted', reviewId, review, sample: command.sample || sample, submittedBy }];
}

/** Whoever corrects a returned review submits it again with that. */
function correctReview(
  record: RecordedReview,
  command: CorrectReview,
  on: ReviewsContext,
): readonly ReviewEvent[] {
  requireUnlocked(record);
  const { review, sample } = checkReview(command.review, on);
  const reason = requireText(command.reason, 'reason', ['reason']);
  requireSameSet(record.sample, sample, ['directive']);
  if (sameValue(review, record.review)) return [];
  const { reviewId } = command;
  const { actor } = on.principal;
  const corrected: ReviewEvent = { type: 'ReviewCorrected', reviewId, review, reason, correctedBy: actor };
  if (record.state !== 'RETURNED') return [corrected];
  return [corrected, { type: 'ReviewResubmitted', reviewId, submittedBy: actor }];
}

function standing(record: ReviewRecord): RecordedReview {
  const review = known(record);
  if (!review.withdrawn) return review;
  throw refuse(
    'REVIEW_WITHDRAWN',
    'Bản sơ kết, tổng kết này đã được rút lại; hãy gửi bản mới.',
    'This review has been withdrawn; submit a new one.',
    { path: ['review'] },
  );
}

function known(record: ReviewRecord): RecordedReview {
  if (record) return record;
  throw refuse(
    'REVIEW_UNKNOWN',
    'Không có cuộc sơ kết, tổng kết nào mang mã này.',
    'There is no review of this id.',
    { path: ['review'] },
  );
}

/** Its unit, and whoever it told to do something. */
export function unitsOfReview(record: ReviewRecord): readonly UnitId[] {
  if (!record) return [];
  const { unitId, conclusions } = record.review;
  return [unitId, ...conclusions.flatMap(({ ownerId }) => ownerId ?? [])];
}
