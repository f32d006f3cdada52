import { expect, test } from '@jest/globals';
import { changedSince, lastJudged } from './since.ts';

const told = (what: string, minute: number) => ({
  id: `${what}/${minute}`,
  what,
  recordedAt: `2022-07-01T08:0${minute}:00Z`,
});
const review = [
  told('ReviewSubmitted', 0),
  told('ReviewReturned', 2),
  told('ReviewCorrected', 4),
  told('ReviewResubmitted', 5),
];
const report = [told('ActivitiesReported', 1), told('ReportCorrected', 3)];

test('what changed in a review and its reports after it was judged last is told in order', () => {
  const judged = lastJudged(review)!;
  expect(judged.what).toBe('ReviewReturned');
  expect(changedSince(judged, [...review, ...report]).map(({ what }) => what)).toEqual([
    'ReportCorrected',
    'ReviewCorrected',
  ]);
});

test('a review that nobody has judged has nothing to be compared with', () => {
  expect(lastJudged(review.slice(0, 1))).toBeUndefined();
});
