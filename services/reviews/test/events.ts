import { REVIEW_KINDS } from '@trienkhai/kernel/vocabulary';
import type { MilestoneEvent } from '../src/domain/milestone.ts';
import type { ReviewEvent } from '../src/domain/review-events.ts';
import type { VisitEvent } from '../src/domain/visit.ts';

const milestone = {
  directiveId: 'directive:1',
  unitId: 'commune:30055:2021-11-01',
  kind: 'implemented',
  on: '2022-05-10',
  note: 'n',
  people: [
    { unit: 'CADRE', value: 0, qualifier: 'ABOUT' },
    { unit: 'MEMBER', value: 2909, qualifier: 'EXACT', expected: 3044, percentStated: 95.56 },
  ],
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
  period: { from: '2022-01-01', to: '2022-06-30', closed: true, label: '6 tháng' },
  heldOn: '2022-07-05',
  publishedOn: '2022-07-06',
  conclusions: [{ text: 'a', ownerId: 'organ:1', dueOn: '2022-12-31' }],
  afterYears: 2,
  next: {
    from: '2023-01-01',
    to: '2023-12-31',
    label: 'năm 2023',
    planned: [{ kind: 'class', count: 24, note: 'n' }],
    documentId: 'directive:2',
  },
};

export const milestones: MilestoneEvent[] = [
  { type: 'MilestoneLogged', milestoneId: 'milestone:1', milestone, sample: true },
  { type: 'MilestoneCorrected', milestoneId: 'milestone:1', milestone, reason: 'r' },
  { type: 'MilestoneWithdrawn', milestoneId: 'milestone:1', reason: 'r' },
];
const by = 'recorder@district:872';
const reviewId = 'review:1';
export const reviews: ReviewEvent[] = [
  ...REVIEW_KINDS.map((kind): ReviewEvent => {
    return { type: 'ReviewSubmitted', reviewId, review: { ...review, kind }, sample: true, submittedBy: by };
  }),
  { type: 'ReviewCorrected', reviewId, review: { ...review, kind: 'FINAL' }, reason: 'r', correctedBy: by },
  { type: 'ReviewReturned', reviewId, reason: 'r', returnedBy: by },
  { type: 'ReviewResubmitted', reviewId, submittedBy: by },
  { type: 'ReviewApproved', reviewId, approvedBy: by },
  { type: 'ReviewUnlocked', reviewId, reason: 'r', unlockedBy: by },
  { type: 'ReviewWithdrawn', reviewId, reason: 'r', withdrawnBy: by },
];
export const visits: VisitEvent[] = [
  { type: 'VisitRecorded', visitId: 'visit:1', visit, sample: true },
  { type: 'VisitCorrected', visitId: 'visit:1', visit, reason: 'r' },
  { type: 'VisitWithdrawn', visitId: 'visit:1', reason: 'r' },
];
