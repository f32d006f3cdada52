import type { Review } from './review-details.ts';

/** Accounts stand as they were written, `recorder@district:872`: an office, never a person. */
export type ReviewEvent =
  | {
      readonly type: 'ReviewSubmitted';
      readonly reviewId: string;
      readonly review: Review;
      readonly sample: boolean;
      readonly submittedBy: string;
      /** Of a review from before there were approvals: it counts as approved. */
      readonly approved?: boolean | undefined;
    }
  | (WithReason & {
      readonly type: 'ReviewCorrected';
      readonly review: Review;
      readonly correctedBy: string;
      readonly approved?: boolean | undefined;
    })
  | (WithReason & { readonly type: 'ReviewReturned'; readonly returnedBy: string })
  | { readonly type: 'ReviewResubmitted'; readonly reviewId: string; readonly submittedBy: string }
  | { readonly type: 'ReviewApproved'; readonly reviewId: string; readonly approvedBy: string }
  | (WithReason & { readonly type: 'ReviewUnlocked'; readonly unlockedBy: string })
  | (WithReason & { readonly type: 'ReviewWithdrawn'; readonly withdrawnBy: string });

interface WithReason {
  readonly reviewId: string;
  readonly reason: string;
}

export interface SubmitReview {
  readonly type: 'SubmitReview';
  readonly reviewId: string;
  readonly review: Review;
  readonly sample: boolean;
}
export interface CorrectReview extends WithReason {
  readonly type: 'CorrectReview';
  readonly review: Review;
}
export interface ReturnReview extends WithReason {
  readonly type: 'ReturnReview';
}
export interface ResubmitReview {
  readonly type: 'ResubmitReview';
  readonly reviewId: string;
}
export interface ApproveReview {
  readonly type: 'ApproveReview';
  readonly reviewId: string;
}
export interface UnlockReview extends WithReason {
  readonly type: 'UnlockReview';
}
export interface WithdrawReview extends WithReason {
  readonly type: 'WithdrawReview';
}
export type ReviewCommand =
  | SubmitReview
  | CorrectReview
  | ReturnReview
  | ResubmitReview
  | ApproveReview
  | UnlockReview
  | WithdrawReview;
