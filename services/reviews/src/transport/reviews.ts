import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import { partitionKey } from '@trienkhai/runtime/fact-parts';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { Rights } from '@trienkhai/runtime/rights';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import { placesOfReview, unitsOfReview, reviewDecider } from '../domain/review.ts';
import type { ReviewCommand } from '../domain/review-events.ts';
import { reviewCodec } from '../storage/event-codec.ts';
import { readReview } from '../storage/wire.ts';

export function reviewEndpoints(parts: FactParts) {
  const handler = parts.handler(withRights(reviewDecider, placesOfReview, unitsOfReview), reviewCodec);
  const look = async (command: ReviewCommand, rights: Rights) => ({
    directive: await parts.directives(namedIn(command), rights),
  });
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    submitReview: rpc(({ review }: proto.SubmitReviewRequest, { commandId, sample }) =>
      onStream({
        type: 'SubmitReview',
        reviewId: `review:${deriveKey(commandId)}`,
        review: readReview(review),
        sample,
      }),
    ),
    correctReview: rpc(({ reviewId, review, reason }: proto.CorrectReviewRequest) =>
      onStream({
        type: 'CorrectReview',
        reviewId: reviewOf(reviewId),
        review: readReview(review),
        reason,
      }),
    ),
    returnReview: rpc(({ reviewId, reason }: proto.ReturnReviewRequest) =>
      onStream({ type: 'ReturnReview', reviewId: reviewOf(reviewId), reason }),
    ),
    resubmitReview: rpc(({ reviewId }: proto.ResubmitReviewRequest) =>
      onStream({ type: 'ResubmitReview', reviewId: reviewOf(reviewId) }),
    ),
    approveReview: rpc(({ reviewId }: proto.ApproveReviewRequest) =>
      onStream({ type: 'ApproveReview', reviewId: reviewOf(reviewId) }),
    ),
    unlockReview: rpc(({ reviewId, reason }: proto.UnlockReviewRequest) =>
      onStream({ type: 'UnlockReview', reviewId: reviewOf(reviewId), reason }),
    ),
    withdrawReview: rpc(({ reviewId, reason }: proto.WithdrawReviewRequest) =>
      onStream({ type: 'WithdrawReview', reviewId: reviewOf(reviewId), reason }),
    ),
  };
}

function directivesOf(command: ReviewCommand): readonly string[] {
  return 'review' in command && command.review.directiveId !== undefined ? [command.review.directiveId] : [];
}

/** The document of the next year's plan must be on record; it does not decide the partition. */
function namedIn(command: ReviewCommand): readonly string[] {
  const plan = 'review' in command ? command.review.next?.documentId : undefined;
  return [...directivesOf(command), ...(plan === undefined ? [] : [plan])];
}

function onStream(command: ReviewCommand): PlannedCommand<ReviewCommand> {
  const { reviewId } = command;
  return { streamId: reviewId, key: partitionKey(directivesOf(command), reviewId), command };
}

function reviewOf(id: string): string {
  if (isNodeId(id, 'review')) return id;
  throw refuse(
    'REVIEW_UNKNOWN',
    'Không có cuộc sơ kết, tổng kết nào mang mã này.',
    'There is no review of this id.',
    { path: ['review'] },
  );
}
