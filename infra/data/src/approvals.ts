import { deriveKey } from '@trienkhai/runtime/ids';
import type { LoadCommand } from './commands.ts';

/** The approval of every review that is submitted there, by another account than submits. */
export function approvals(submitted: readonly LoadCommand[]): readonly LoadCommand[] {
  return submitted
    .filter(({ command }) => command === 'submitReview')
    .map(({ input: { commandId, sample = false } }) => ({
      command: 'approveReview',
      by: 'approver',
      input: { commandId: `${commandId}-ok`, sample, review: `review:${deriveKey(commandId)}` },
    }));
}
