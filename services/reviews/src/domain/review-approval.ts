import { refuse } from '@trienkhai/kernel/domain-error';
import { requireOtherAccount, type Deed } from '@trienkhai/kernel/rules/four-eyes';
import { requireText } from '@trienkhai/kernel/rules/text';
import type { ReviewState } from '@trienkhai/kernel/vocabulary';
import type { Review } from './review-details.ts';
import type {
  ApproveReview,
  ResubmitReview,
  ReturnReview,
  ReviewEvent,
  UnlockReview,
  WithdrawReview,
} from './review-events.ts';
import type { ReviewsContext } from './reviews-context.ts';

/** A review on record. */
export interface RecordedReview {
  readonly review: Review;
  readonly sample: boolean;
  readonly state: ReviewState;
  /** Accounts that submitted or corrected it. */
  readonly writers: readonly string[];
  readonly withdrawn?: true;
}

type Decision = readonly ReviewEvent[];

const JUDGING: Deed = {
  vi: ['gửi hoặc sửa bản này', 'trả lại, phê duyệt hay mở khóa'],
  en: ['submitted or corrected this', 'return, approve or unlock it'],
};

export function returnReview(
  recorded: RecordedReview,
  { reviewId, reason }: ReturnReview,
  { principal }: ReviewsContext,
): Decision {
  if (recorded.state === 'RETURNED') return [];
  requireState(recorded, 'SUBMITTED');
  requireOtherAccount(principal.actor, recorded.writers, JUDGING, ['review']);
  const why = requireText(reason, 'reason', ['reason']);
  return [{ type: 'ReviewReturned', reviewId, reason: why, returnedBy: principal.actor }];
}

export function resubmitReview(
  recorded: RecordedReview,
  { reviewId }: ResubmitReview,
  { principal }: ReviewsContext,
): Decision {
  if (recorded.state === 'SUBMITTED') return [];
  requireState(recorded, 'RETURNED');
  return [{ type: 'ReviewResubmitted', reviewId, submittedBy: principal.actor }];
}

export function approveReview(
  recorded: RecordedReview,
  { reviewId }: ApproveReview,
  { principal }: ReviewsContext,
): Decision {
  if (recorded.state === 'APPROVED') return [];
  requireState(recorded, 'SUBMITTED', 'UNLOCKED');
  requireOtherAccount(principal.actor, recorded.writers, JUDGING, ['review']);
  return [{ type: 'ReviewApproved', reviewId, approvedBy: principal.actor }];
}

export function unlockReview(
  recorded: RecordedReview,
  { reviewId, reason }: UnlockReview,
  { principal }: ReviewsContext,
): Decision {
  if (recorded.state === 'UNLOCKED') return [];
  requireState(recorded, 'APPROVED');
  requireOtherAccount(principal.actor, recorded.writers, JUDGING, ['review']);
  const why = requireText(reason, 'reason', ['reason']);
  return [{ type: 'ReviewUnlocked', reviewId, reason: why, unlockedBy: principal.actor }];
}

export function withdrawReview(
  recorded: RecordedReview,
  { reviewId, reason }: WithdrawReview,
  { principal }: ReviewsContext,
): Decision {
  const why = requireText(reason, 'reason', ['reason']);
  if (recorded.withdrawn) return [];
  requireUnlocked(recorded);
  return [{ type: 'ReviewWithdrawn', reviewId, reason: why, withdrawnBy: principal.actor }];
}

/** Approved figures stand until someone who may approve opens them again. */
export function requireUnlocked({ state, review }: RecordedReview): void {
  if (state !== 'APPROVED') return;
  throw refuse(
    'REVIEW_LOCKED',
    'Bản này đã được phê duyệt và khóa; quản trị viên của đơn vị hoặc cấp trên phải mở khóa trước khi sửa hoặc rút lại.',
    'This review is approved and locked; an admin of the unit or an account of a unit above must unlock it before it is corrected or withdrawn.',
    { path: ['review'], facts: { unit: review.unitId } },
  );
}

const IN_WORDS: Readonly<Record<ReviewState, readonly [vi: string, en: string]>> = {
  SUBMITTED: ['đang chờ phê duyệt', 'waits for approval'],
  RETURNED: ['đã bị trả lại, phải gửi lại trước', 'has been returned and must be submitted again first'],
  APPROVED: ['đã được phê duyệt', 'is approved'],
  UNLOCKED: ['đã được mở khóa, chờ phê duyệt lại', 'is unlocked and waits to be approved again'],
};

function requireState({ state }: RecordedReview, ...allowed: readonly ReviewState[]): void {
  if (allowed.includes(state)) return;
  const [vi, en] = IN_WORDS[state];
  throw refuse(
    'REVIEW_STATE',
    `Không làm được việc này: bản sơ kết, tổng kết ${vi}.`,
    `This cannot be done now: the review ${en}.`,
    { path: ['review'], facts: { state, allowed: allowed.join(',') } },
  );
}
