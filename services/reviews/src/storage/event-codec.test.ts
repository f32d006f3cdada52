import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { REVIEW_KINDS } from '@trienkhai/kernel/vocabulary';
import type { MilestoneEvent } from '../domain/milestone.ts';
import type { ReviewEvent } from '../domain/review-events.ts';
import type { VisitEvent } from '../domain/visit.ts';
import { milestoneCodec, reviewCodec, visitCodec } from './event-codec.ts';

const milestone = {
  directiveId: 'directive:1',
  unitId: 'commune:30055:2021-11-01',
  kind: 'implemented',
  on: '2022-05-10',
  people: [{ unit: 'CADRE', value: 0, qualifier: 'ABOUT' }],
} as const;
const visit = {
  kind: 'SURVEY',
  byId: 'organ:BTGTU-40:2021-11-01',
  stops: [{ unitId: 'district:417:2021-11-01', on: '2020-02-25', findings: ['a'], instructions: ['c'] }],
  directiveIds: ['directive:1'],
  from: '2020-02-25',
  to: '2020-02-28',
  findings: ['b'],
  instructions: ['d'],
} as const;
const review = {
  unitId: 'district:872:2021-11-01',
  directiveId: 'directive:1',
  period: { from: '2022-01-01', to: '2022-06-30', closed: true },
  heldOn: '2022-07-05',
  conclusions: [{ text: 'a', ownerId: 'organ:1', dueOn: '2022-12-31' }],
  afterYears: 2,
  next: {
    from: '2023-01-01',
    to: '2023-12-31',
    planned: [{ kind: 'class', count: 24 }],
    documentId: 'directive:2',
  },
};

const milestones: MilestoneEvent[] = [
  { type: 'MilestoneLogged', milestoneId: 'milestone:1', milestone, sample: true },
  { type: 'MilestoneCorrected', milestoneId: 'milestone:1', milestone, reason: 'r' },
  { type: 'MilestoneWithdrawn', milestoneId: 'milestone:1', reason: 'r' },
];
const by = 'recorder@district:872';
const reviewId = 'review:1';
const reviews: ReviewEvent[] = [
  ...REVIEW_KINDS.map((kind): ReviewEvent => {
    return { type: 'ReviewSubmitted', reviewId, review: { ...review, kind }, sample: false, submittedBy: by };
  }),
  { type: 'ReviewCorrected', reviewId, review: { ...review, kind: 'FINAL' }, reason: 'r', correctedBy: by },
  { type: 'ReviewReturned', reviewId, reason: 'r', returnedBy: by },
  { type: 'ReviewResubmitted', reviewId, submittedBy: by },
  { type: 'ReviewApproved', reviewId, approvedBy: by },
  { type: 'ReviewUnlocked', reviewId, reason: 'r', unlockedBy: by },
  { type: 'ReviewWithdrawn', reviewId, reason: 'r', withdrawnBy: by },
];
const visits: VisitEvent[] = [
  { type: 'VisitRecorded', visitId: 'visit:1', visit, sample: true },
  { type: 'VisitCorrected', visitId: 'visit:1', visit, reason: 'r' },
];

test.each(milestones)('$type reads back as it was written', (event) => {
  expect(sameValue(milestoneCodec.decode(milestoneCodec.encode(event)), event)).toBe(true);
});

test.each(reviews)('$type ($review.kind) reads back as it was written', (event) => {
  expect(sameValue(reviewCodec.decode(reviewCodec.encode(event)), event)).toBe(true);
});

test.each(visits)('$type reads back as it was written', (event) => {
  expect(sameValue(visitCodec.decode(visitCodec.encode(event)), event)).toBe(true);
});

test('a review that was stored before approvals were recorded reads as approved', () => {
  const { type, data } = reviewCodec.encode(reviews[0]!);
  const { submittedBy: _, ...old } = data;
  expect(reviewCodec.decode({ type, data: old })).toMatchObject({ approved: true, submittedBy: '' });
});
