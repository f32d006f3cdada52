import type { ReviewState } from '@trienkhai/kernel/vocabulary';
import { ReviewRehearsalDocument, type ReviewRehearsalMutation } from '../../generated/graphql.ts';
import { rehearse } from '../../graphql/ask.ts';

/** What may become of a review. */
export type Action = keyof ReviewRehearsalMutation;

/** What can be done in each state, whoever does it, the usual first. */
export const POSSIBLE: Readonly<Record<ReviewState, readonly Action[]>> = {
  SUBMITTED: ['approve', 'giveBack'],
  RETURNED: ['resubmit'],
  APPROVED: ['unlock'],
  UNLOCKED: ['approve'],
};

/** Nothing is judged on this: a rehearsal must only not be refused for a missing reason. */
const ANY_REASON = '…';

/** Which of the actions the account may take now, decided as if they were sent. */
export function rehearseAll(review: string, signal: AbortSignal): Promise<ReviewRehearsalMutation> {
  const input = () => ({ commandId: crypto.randomUUID(), review });
  const reasoned = () => ({ ...input(), reason: ANY_REASON });
  const all = {
    approve: input(),
    giveBack: reasoned(),
    unlock: reasoned(),
    resubmit: input(),
  };
  return rehearse(ReviewRehearsalDocument, all, signal);
}
