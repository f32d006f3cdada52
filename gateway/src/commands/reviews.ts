import { VISIT_KINDS } from '@trienkhai/kernel/vocabulary';
import {
  CorrectMilestoneRequest,
  CorrectReviewRequest,
  CorrectVisitRequest,
  LogMilestoneRequest,
  RecordVisitRequest,
  SubmitReviewRequest,
  WithdrawMilestoneRequest,
  WithdrawVisitRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { z } from 'zod';
import { command } from './command.ts';
import {
  count,
  day,
  id,
  kind,
  list,
  metaFields,
  note,
  people,
  period,
  reason,
  reviewKind,
  text,
} from './fields.ts';
import { headcountsOf } from './study-inputs.ts';

const finding = text(2000, 'Finding');
const milestoneFields = {
  directive: id('Directive'),
  unit: id('Unit'),
  kind,
  on: day('Day'),
  note: note.optional(),
  people: people.default([]),
};
const conclusion = z
  .strictObject({
    text: text(4000, 'What was concluded'),
    owner: id('Unit or organ that is to act').optional(),
    dueOn: day('By this day').optional(),
  })
  .meta({ id: 'ConclusionInput' });
const planned = z
  .strictObject({ kind, count: count('How many are planned'), note: note.optional() })
  .meta({ id: 'PlannedActivityInput' });
const next = z
  .strictObject({
    from: day('First day of the next year: the day after the period ends'),
    to: day('Its last day'),
    label: text(300, 'As the plan names it').optional(),
    planned: list(planned, 'What is planned').default([]),
    document: id('Document of the plan').optional(),
  })
  .meta({ id: 'NextPeriodInput' });
const reviewFields = {
  kind: reviewKind,
  unit: id('Unit that reviews'),
  directive: id('Directive under review; absent: the whole work of a period').optional(),
  period: period.optional(),
  heldOn: day('Day on which it was held').optional(),
  publishedOn: day('Day on which it became public').optional(),
  conclusions: list(conclusion, 'Conclusions').default([]),
  afterYears: z.int().min(1).max(20).meta({ description: 'After so many years of the directive' }).optional(),
  next: next.optional().meta({ description: 'The year that a year-end review opens, with its plan' }),
};
const stop = z
  .strictObject({
    unit: id('Unit visited'),
    on: day("Day; absent: the visit's first day").optional(),
    findings: list(finding, 'Findings there').default([]),
    instructions: list(finding, 'What the unit was told to do').default([]),
  })
  .meta({ id: 'VisitStopInput' });
const visitFields = {
  kind: z
    .enum(VISIT_KINDS)
    .default('DELEGATION')
    .meta({ id: 'VisitKind', description: 'A survey is of one directive in one unit, with findings' }),
  by: id('Unit or organ that sent the delegation'),
  stops: list(stop, 'Units visited').min(1),
  directives: list(id('Directive'), 'Directives looked into').min(1),
  from: day('First day'),
  to: day('Last day'),
  findings: list(finding, 'Findings in all').default([]),
  instructions: list(finding, 'What the units were told to do').default([]),
};

const milestoneId = id('Milestone that was logged before');
const log = z.strictObject({ ...metaFields, ...milestoneFields }).meta({ id: 'LogMilestone' });
const correctLog = z
  .strictObject({ ...metaFields, milestone: milestoneId, ...milestoneFields, reason })
  .meta({ id: 'CorrectMilestone' });
const withdrawLog = z
  .strictObject({ ...metaFields, milestone: milestoneId, reason })
  .meta({ id: 'WithdrawMilestone' });
const submit = z.strictObject({ ...metaFields, ...reviewFields }).meta({ id: 'SubmitReview' });
const correctSubmit = z
  .strictObject({ ...metaFields, review: id('Review that was submitted before'), ...reviewFields, reason })
  .meta({ id: 'CorrectReview' });
const visit = z.strictObject({ ...metaFields, ...visitFields }).meta({ id: 'RecordVisit' });
const correctVisit = z
  .strictObject({ ...metaFields, visit: id('Visit that was recorded before'), ...visitFields, reason })
  .meta({ id: 'CorrectVisit' });
const withdrawVisit = z
  .strictObject({ ...metaFields, visit: id('Visit that was recorded before'), reason })
  .meta({ id: 'WithdrawVisit' });

type MilestoneInput = Pick<z.output<typeof log>, keyof typeof milestoneFields>;
type ReviewInput = Pick<z.output<typeof submit>, keyof typeof reviewFields>;
type VisitInput = Pick<z.output<typeof visit>, keyof typeof visitFields>;

function milestoneOf({ directive, unit, kind: word, on, note: remark, people: persons }: MilestoneInput) {
  return {
    directiveId: directive,
    unitId: unit,
    kind: word,
    on,
    note: remark,
    people: headcountsOf(persons),
  };
}

function reviewOf({ kind: word, unit, directive, conclusions, next: opened, ...same }: ReviewInput) {
  const { period: span, heldOn, publishedOn, afterYears } = same;
  return {
    kind: `REVIEW_KIND_${word}` as const,
    unitId: unit,
    directiveId: directive,
    period: span,
    heldOn,
    publishedOn,
    conclusions: conclusions.map((each) => ({ text: each.text, ownerId: each.owner, dueOn: each.dueOn })),
    afterYears,
    next: opened && { ...opened, documentId: opened.document },
  };
}

function visitOf({ kind: word, by, stops, directives, ...same }: VisitInput) {
  const { from, to, findings, instructions } = same;
  const places = stops.map(({ unit, ...rest }) => ({ ...rest, unitId: unit }));
  const wire = { kind: `VISIT_KIND_${word}` as const, byId: by, stops: places, directiveIds: directives };
  return { ...wire, from, to, findings, instructions };
}

const directive = 'directive:5d1f0c2b9a7e4c38b6d0';
const milestone = { directive, unit: 'district:872:2021-11-01', kind: 'implemented', on: '2022-06-01' };
const review = { kind: 'INTERIM', unit: 'district:872:2021-11-01', directive, heldOn: '2023-06-20' };
const delegation = {
  by: 'province:87:2021-11-01',
  stops: [{ unit: 'district:872:2021-11-01', on: '2022-09-14' }],
  directives: [directive],
  from: '2022-09-14',
  to: '2022-09-16',
};

export const reviewCommands = {
  logMilestone: command({
    context: 'reviews',
    summary: 'Logs a milestone; kind "implemented" reaches the stage of that name',
    creates: true,
    schema: log,
    example: { commandId: 'milestone-1', ...milestone },
    send: (input, meta, peers, options) =>
      peers.reviews.logMilestone(
        LogMilestoneRequest.fromPartial({ meta, milestone: milestoneOf(input) }),
        options,
      ),
  }),
  correctMilestone: command({
    context: 'reviews',
    summary: 'Puts a milestone right',
    creates: false,
    schema: correctLog,
    example: { commandId: 'milestone-1-fix', milestone: 'milestone:1f', ...milestone, reason: 'Nhầm ngày' },
    send: (input, meta, peers, options) => {
      const request = {
        meta,
        milestoneId: input.milestone,
        milestone: milestoneOf(input),
        reason: input.reason,
      };
      return peers.reviews.correctMilestone(CorrectMilestoneRequest.fromPartial(request), options);
    },
  }),
  withdrawMilestone: command({
    context: 'reviews',
    summary: 'Takes a milestone back',
    creates: false,
    schema: withdrawLog,
    example: { commandId: 'milestone-1-off', milestone: 'milestone:1f', reason: 'Chưa thực hiện' },
    send: (input, meta, peers, options) => {
      const request = { meta, milestoneId: input.milestone, reason: input.reason };
      return peers.reviews.withdrawMilestone(WithdrawMilestoneRequest.fromPartial(request), options);
    },
  }),
  submitReview: command({
    context: 'reviews',
    summary: 'Submits a review of a period or of one directive',
    creates: true,
    schema: submit,
    example: { commandId: 'review-1', ...review },
    send: (input, meta, peers, options) =>
      peers.reviews.submitReview(SubmitReviewRequest.fromPartial({ meta, review: reviewOf(input) }), options),
  }),
  correctReview: command({
    context: 'reviews',
    summary: 'Puts a submitted review right',
    creates: false,
    schema: correctSubmit,
    example: { commandId: 'review-1-fix', review: 'review:1f', ...review, reason: 'Bổ sung kết luận' },
    send: (input, meta, peers, options) => {
      const request = { meta, reviewId: input.review, review: reviewOf(input), reason: input.reason };
      return peers.reviews.correctReview(CorrectReviewRequest.fromPartial(request), options);
    },
  }),
  recordVisit: command({
    context: 'reviews',
    summary: 'Records the visit of a delegation to one or several units',
    creates: true,
    schema: visit,
    example: { commandId: 'visit-1', ...delegation },
    send: (input, meta, peers, options) =>
      peers.reviews.recordVisit(RecordVisitRequest.fromPartial({ meta, visit: visitOf(input) }), options),
  }),
  correctVisit: command({
    context: 'reviews',
    summary: 'Puts a recorded visit right',
    creates: false,
    schema: correctVisit,
    example: { commandId: 'visit-1-fix', visit: 'visit:1f', ...delegation, reason: 'Nhầm đơn vị' },
    send: (input, meta, peers, options) => {
      const request = { meta, visitId: input.visit, visit: visitOf(input), reason: input.reason };
      return peers.reviews.correctVisit(CorrectVisitRequest.fromPartial(request), options);
    },
  }),
  withdrawVisit: command({
    context: 'reviews',
    summary: 'Takes a visit back with a reason',
    creates: false,
    schema: withdrawVisit,
    example: { commandId: 'visit-1-off', visit: 'visit:1f', reason: 'Hoãn' },
    send: (input, meta, peers, options) => {
      const request = { meta, visitId: input.visit, reason: input.reason };
      return peers.reviews.withdrawVisit(WithdrawVisitRequest.fromPartial(request), options);
    },
  }),
};
