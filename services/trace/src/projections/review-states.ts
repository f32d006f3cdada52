import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import type { ReviewState } from '@trienkhai/kernel/vocabulary';
import { readReview, type ReviewFacts } from './activity-facts.ts';
import { flag, lean, maybeText, requiredPart, text } from './data.ts';

/** How far a review has come, who brought it there, and what was approved last. */
export interface Approval {
  readonly state: ReviewState;
  readonly submittedBy?: string;
  /** Stands while it is returned. */
  readonly returnedReason?: string;
  readonly approvedAt?: string;
  readonly approvedBy?: string;
  /** Stands while it is unlocked. */
  readonly unlockedReason?: string;
  /** What stood when it was approved last, from which changes are counted. */
  readonly approved?: { readonly at: string; readonly facts: ReviewFacts };
}

interface ReviewReading {
  readonly type: 'review';
  readonly facts: ReviewFacts;
  readonly approval: Approval;
}

/** The review after one more event of its stream; undefined: the event changes no review. */
export function readReviewEvent(
  before: Pick<ReviewReading, 'facts' | 'approval'> | undefined,
  event: RecordedEvent,
): ReviewReading | undefined {
  if (event.type === `${PREFIX}ReviewSubmitted`) return submitted(event);
  const change = CHANGES[event.type];
  if (!change) return undefined;
  if (!before) throw new TypeError('the review was never submitted');
  return { type: 'review', facts: before.facts, approval: before.approval, ...change(before, event) };
}

type Review = Pick<ReviewReading, 'facts' | 'approval'>;

const PREFIX = 'trienkhai.reviews.v1.';

const CHANGES: Readonly<Record<string, (before: Review, event: RecordedEvent) => Partial<Review>>> = {
  [`${PREFIX}ReviewCorrected`]: (_, { data }) => ({ facts: readReview(requiredPart(data, 'review')) }),
  [`${PREFIX}ReviewReturned`]: ({ approval }, { data }) => ({
    approval: { ...standing(approval), state: 'RETURNED', returnedReason: text(data, 'reason') },
  }),
  [`${PREFIX}ReviewResubmitted`]: ({ approval }, { data }) => ({
    approval: { ...standing(approval), state: 'SUBMITTED', submittedBy: text(data, 'submittedBy') },
  }),
  [`${PREFIX}ReviewApproved`]: ({ approval, facts }, { data, recordedAt: at }) => ({
    approval: {
      ...standing(approval),
      state: 'APPROVED',
      approvedAt: at,
      approvedBy: text(data, 'approvedBy'),
      approved: { at, facts },
    },
  }),
  // What counts as approved from before approvals were recorded stood until here as it was.
  [`${PREFIX}ReviewUnlocked`]: ({ approval, facts }, { data, recordedAt: at }) => ({
    approval: {
      approved: { at, facts },
      ...standing(approval),
      state: 'UNLOCKED',
      unlockedReason: text(data, 'reason'),
    },
  }),
};

function submitted({ data }: RecordedEvent): ReviewReading {
  const state = flag(data, 'approved') ? 'APPROVED' : 'SUBMITTED';
  const approval = lean({ state, submittedBy: maybeText(data, 'submittedBy') }) as Approval;
  return { type: 'review', facts: readReview(requiredPart(data, 'review')), approval };
}

/** Without the reasons of the state that ends. */
function standing(approval: Approval): Approval {
  return lean({ ...approval, returnedReason: undefined, unlockedReason: undefined });
}
