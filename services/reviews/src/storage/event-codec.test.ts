import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { REVIEW_KINDS } from '@trienkhai/kernel/vocabulary';
import type { MilestoneEvent } from '../domain/milestone.ts';
import type { ReviewEvent } from '../domain/review.ts';
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
  byId: 'organ:BTGTU-40:2021-11-01',
  stops: [{ unitId: 'district:417:2021-11-01', on: '2020-02-25', findings: ['a'] }],
  directiveIds: ['directive:1'],
  from: '2020-02-25',
  to: '2020-02-28',
  findings: ['b'],
};
const review = {
  unitId: 'district:872:2021-11-01',
  directiveId: 'directive:1',
  period: { from: '2022-01-01', to: '2022-06-30', closed: true },
  heldOn: '2022-07-05',
  conclusions: [{ text: 'a', ownerId: 'organ:1', dueOn: '2022-12-31' }],
};

const milestones: MilestoneEvent[] = [
  { type: 'MilestoneLogged', milestoneId: 'milestone:1', milestone, sample: true },
  { type: 'MilestoneCorrected', milestoneId: 'milestone:1', milestone, reason: 'r' },
  { type: 'MilestoneWithdrawn', milestoneId: 'milestone:1', reason: 'r' },
];
const reviews: ReviewEvent[] = [
  ...REVIEW_KINDS.map((kind): ReviewEvent => {
    return { type: 'ReviewSubmitted', reviewId: 'review:1', review: { ...review, kind }, sample: false };
  }),
  { type: 'ReviewCorrected', reviewId: 'review:1', review: { ...review, kind: 'FINAL' }, reason: 'r' },
];
const visits: VisitEvent[] = [
  { type: 'VisitRecorded', visitId: 'visit:1', visit, sample: true },
  { type: 'VisitCorrected', visitId: 'visit:1', visit, reason: 'r' },
];

test.each(milestones)('$type reads back as it was written', (event) => {
  expect(sameValue(milestoneCodec.decode(milestoneCodec.encode(event)), event)).toBe(true);
});

test.each(reviews)('$type of kind $review.kind reads back as it was written', (event) => {
  expect(sameValue(reviewCodec.decode(reviewCodec.encode(event)), event)).toBe(true);
});

test.each(visits)('$type reads back as it was written', (event) => {
  expect(sameValue(visitCodec.decode(visitCodec.encode(event)), event)).toBe(true);
});
