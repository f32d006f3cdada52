/** One recorded change, as the history tells it. */
export interface Told {
  readonly id: string;
  readonly what: string;
  readonly recordedAt: string;
}

const JUDGED = ['ReviewReturned', 'ReviewApproved', 'ReviewUnlocked'];
/** What the state of the review says already. */
const PASSING = [...JUDGED, 'ReviewResubmitted'];

/** When the review was judged last; undefined: never, so that nothing can have changed since. */
export function lastJudged(changes: readonly Told[]): Told | undefined {
  return changes.findLast(({ what }) => JUDGED.includes(what));
}

/** What was changed in the review and in its reports after that, oldest first. */
export function changedSince<Change extends Told>(
  judged: Told,
  changes: readonly Change[],
): readonly Change[] {
  return changes
    .filter(({ what, recordedAt }) => recordedAt > judged.recordedAt && !PASSING.includes(what))
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
}
