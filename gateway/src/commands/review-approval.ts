import {
  ApproveReviewRequest,
  ResubmitReviewRequest,
  ReturnReviewRequest,
  UnlockReviewRequest,
  WithdrawReviewRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { z } from 'zod';
import { command } from './command.ts';
import { id, metaFields, reason } from './fields.ts';

const review = id('Review that was submitted before');
const giveBack = z.strictObject({ ...metaFields, review, reason }).meta({ id: 'ReturnReview' });
const resubmit = z.strictObject({ ...metaFields, review }).meta({ id: 'ResubmitReview' });
const approve = z.strictObject({ ...metaFields, review }).meta({ id: 'ApproveReview' });
const unlock = z.strictObject({ ...metaFields, review, reason }).meta({ id: 'UnlockReview' });
const withdraw = z.strictObject({ ...metaFields, review, reason }).meta({ id: 'WithdrawReview' });

/** The way of a review once it is submitted: never decided by an account that submitted or corrected it. */
export const reviewApprovalCommands = {
  returnReview: command({
    context: 'reviews',
    summary: 'Sends a review back to the unit with a reason; it counts as not done',
    creates: false,
    schema: giveBack,
    example: { commandId: 'review-1-back', review: 'review:1f', reason: 'Thiếu số liệu của hai xã' },
    send: (input, meta, peers, options) => {
      const request = { meta, reviewId: input.review, reason: input.reason };
      return peers.reviews.returnReview(ReturnReviewRequest.fromPartial(request), options);
    },
  }),
  resubmitReview: command({
    context: 'reviews',
    summary: 'Submits a returned review again as it stands',
    creates: false,
    schema: resubmit,
    example: { commandId: 'review-1-again', review: 'review:1f' },
    send: (input, meta, peers, options) =>
      peers.reviews.resubmitReview(
        ResubmitReviewRequest.fromPartial({ meta, reviewId: input.review }),
        options,
      ),
  }),
  approveReview: command({
    context: 'reviews',
    summary: 'Approves a review and locks it with the figures reported with it',
    creates: false,
    schema: approve,
    example: { commandId: 'review-1-ok', review: 'review:1f' },
    send: (input, meta, peers, options) =>
      peers.reviews.approveReview(
        ApproveReviewRequest.fromPartial({ meta, reviewId: input.review }),
        options,
      ),
  }),
  unlockReview: command({
    context: 'reviews',
    summary: 'Opens an approved review again with a reason, until it is approved anew',
    creates: false,
    schema: unlock,
    example: { commandId: 'review-1-open', review: 'review:1f', reason: 'Đính chính số lớp' },
    send: (input, meta, peers, options) => {
      const request = { meta, reviewId: input.review, reason: input.reason };
      return peers.reviews.unlockReview(UnlockReviewRequest.fromPartial(request), options);
    },
  }),
  withdrawReview: command({
    context: 'reviews',
    summary: 'Takes a review back with a reason; an approved one must be unlocked first',
    creates: false,
    schema: withdraw,
    example: { commandId: 'review-1-off', review: 'review:1f', reason: 'Gửi nhầm đơn vị' },
    send: (input, meta, peers, options) => {
      const request = { meta, reviewId: input.review, reason: input.reason };
      return peers.reviews.withdrawReview(WithdrawReviewRequest.fromPartial(request), options);
    },
  }),
};
