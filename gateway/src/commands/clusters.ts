import {
  ChangeClusterRequest,
  CorrectPledgeRequest,
  DissolveClusterRequest,
  FormClusterRequest,
  HoldClusterReviewRequest,
  ReopenClusterYearRequest,
  ScoreMemberRequest,
  SetClusterCriteriaRequest,
  SignPledgeRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/clusters';
import { z } from 'zod';
import {
  clusterId,
  criterion,
  membersFields,
  pledgeFields,
  pointsOf,
  reviewFields,
  year,
} from './cluster-inputs.ts';
import { command } from './command.ts';
import { count, day, id, list, metaFields, reason, text } from './fields.ts';

const form = z
  .strictObject({
    ...metaFields,
    name: text(300, 'Name'),
    within: id('Unit that leads the movement; rights are judged there or at the head'),
    ...membersFields,
    from: day('First day; left out where nobody knows it').optional(),
  })
  .meta({ id: 'FormCluster' });
const change = z
  .strictObject({
    ...metaFields,
    cluster: clusterId,
    name: text(300, 'New name; left out: it keeps its own').optional(),
    ...membersFields,
    on: day('First day of the new members'),
    reason,
  })
  .meta({ id: 'ChangeCluster' });
const dissolve = z
  .strictObject({
    ...metaFields,
    cluster: clusterId,
    on: day('First day on which it no longer exists'),
    reason,
  })
  .meta({ id: 'DissolveCluster' });
const criteria = z
  .strictObject({
    ...metaFields,
    cluster: clusterId,
    year,
    criteria: list(criterion, 'Criteria').min(1),
    selfShare: count('Weight of the self-score in the total, in percent').default(0),
  })
  .meta({ id: 'SetClusterCriteria' });
const sign = z
  .strictObject({ ...metaFields, cluster: clusterId, year, ...pledgeFields })
  .meta({ id: 'SignPledge' });
const correctSign = z
  .strictObject({ ...metaFields, cluster: clusterId, year, ...pledgeFields, reason })
  .meta({ id: 'CorrectPledge' });
const score = z
  .strictObject({
    ...metaFields,
    cluster: clusterId,
    year,
    scorer: id('Member that scores'),
    member: id('Member that is scored; the scorer itself: a self-score'),
    points: pointsOf,
  })
  .meta({ id: 'ScoreMember' });
const hold = z
  .strictObject({ ...metaFields, cluster: clusterId, year, ...reviewFields })
  .meta({ id: 'HoldClusterReview' });
const reopen = z
  .strictObject({ ...metaFields, cluster: clusterId, year, reason })
  .meta({ id: 'ReopenClusterYear' });

type YearInput = Pick<z.output<typeof reopen>, 'cluster' | 'year'>;
type MembershipInput = Pick<z.output<typeof form>, 'members' | 'head'>;
type PledgeInput = Pick<z.output<typeof sign>, keyof typeof pledgeFields>;
type ReviewInput = Pick<z.output<typeof hold>, keyof typeof reviewFields>;

function yearOf(input: YearInput) {
  return { clusterId: input.cluster, year: input.year };
}

function membershipOf({ members, head }: MembershipInput) {
  return { memberIds: members, headId: head };
}

function pledgeOf({ on, targets, signatories }: PledgeInput) {
  return { on, targets, signatoryIds: signatories };
}

function reviewOf({ heldOn, nextYear, outcomes, titles }: ReviewInput) {
  return { heldOn, nextYear, outcomes, titles };
}

const cluster = 'cluster:5d1f0c2b9a7e4c38b6d0';
const board = 'organ:BTGTU-87:2021-11-01';
const centre = 'organ:TTCT-872:2021-11-01';
const pledge = { on: '2021-11-26', targets: [{ text: 'Hoàn thành kế hoạch học tập' }] };

export const clusterCommands = {
  formCluster: command({
    context: 'reviews',
    summary: 'Forms an emulation cluster of units of any kind; its head is one of them',
    creates: true,
    schema: form,
    example: {
      commandId: 'cluster-2',
      name: 'Cụm thi đua số 2',
      within: 'province:87:2021-11-01',
      members: [board, centre],
      head: board,
      from: '2021-11-01',
    },
    send: (input, meta, peers, options) => {
      const request = {
        meta,
        name: input.name,
        withinId: input.within,
        ...membershipOf(input),
        from: input.from,
      };
      return peers.reviews.formCluster(FormClusterRequest.fromPartial(request), options);
    },
  }),
  changeCluster: command({
    context: 'reviews',
    summary: 'Changes members, head or name of a cluster from a day on',
    creates: false,
    schema: change,
    example: {
      commandId: 'cluster-2-change',
      cluster,
      members: [board, centre],
      head: centre,
      on: '2022-03-01',
      reason: 'Thay cụm trưởng',
    },
    send: (input, meta, peers, options) => {
      const request = {
        meta,
        clusterId: input.cluster,
        name: input.name,
        ...membershipOf(input),
        on: input.on,
        reason: input.reason,
      };
      return peers.reviews.changeCluster(ChangeClusterRequest.fromPartial(request), options);
    },
  }),
  dissolveCluster: command({
    context: 'reviews',
    summary: 'Dissolves a cluster',
    creates: false,
    schema: dissolve,
    example: { commandId: 'cluster-2-end', cluster, on: '2025-07-01', reason: 'Sắp xếp đơn vị' },
    send: (input, meta, peers, options) => {
      const request = { meta, clusterId: input.cluster, on: input.on, reason: input.reason };
      return peers.reviews.dissolveCluster(DissolveClusterRequest.fromPartial(request), options);
    },
  }),
  setClusterCriteria: command({
    context: 'reviews',
    summary: 'Sets the criteria by which the members score in a year',
    creates: false,
    schema: criteria,
    example: {
      commandId: 'cluster-2-criteria',
      cluster,
      year: 2022,
      criteria: [{ code: 'A', name: 'Tuyên truyền', maxPoints: 100 }],
      selfShare: 20,
    },
    send: (input, meta, peers, options) => {
      const request = { meta, ...yearOf(input), criteria: input.criteria, selfShare: input.selfShare };
      return peers.reviews.setClusterCriteria(SetClusterCriteriaRequest.fromPartial(request), options);
    },
  }),
  signPledge: command({
    context: 'reviews',
    summary: 'Records the pledge (giao ước) of a cluster for a year',
    creates: false,
    schema: sign,
    example: { commandId: 'cluster-2-pledge', cluster, year: 2022, ...pledge },
    send: (input, meta, peers, options) => {
      const request = { meta, ...yearOf(input), pledge: pledgeOf(input) };
      return peers.reviews.signPledge(SignPledgeRequest.fromPartial(request), options);
    },
  }),
  correctPledge: command({
    context: 'reviews',
    summary: 'Puts the pledge of a year right',
    creates: false,
    schema: correctSign,
    example: { commandId: 'cluster-2-pledge-fix', cluster, year: 2022, ...pledge, reason: 'Bổ sung' },
    send: (input, meta, peers, options) => {
      const request = { meta, ...yearOf(input), pledge: pledgeOf(input), reason: input.reason };
      return peers.reviews.correctPledge(CorrectPledgeRequest.fromPartial(request), options);
    },
  }),
  scoreMember: command({
    context: 'reviews',
    summary: 'Scores a member of a cluster, or oneself, by the criteria of the year',
    creates: false,
    schema: score,
    example: {
      commandId: 'cluster-2-score',
      cluster,
      year: 2022,
      scorer: board,
      member: centre,
      points: [{ criterion: 'A', points: 95.5 }],
    },
    send: (input, meta, peers, options) => {
      const request = {
        meta,
        ...yearOf(input),
        scorerId: input.scorer,
        memberId: input.member,
        points: input.points,
      };
      return peers.reviews.scoreMember(ScoreMemberRequest.fromPartial(request), options);
    },
  }),
  holdClusterReview: command({
    context: 'reviews',
    summary: 'Records the joint review of a year; it closes the scoring',
    creates: false,
    schema: hold,
    example: { commandId: 'cluster-2-review', cluster, year: 2021, heldOn: '2021-11-26', nextYear: 2022 },
    send: (input, meta, peers, options) => {
      const request = { meta, ...yearOf(input), review: reviewOf(input) };
      return peers.reviews.holdClusterReview(HoldClusterReviewRequest.fromPartial(request), options);
    },
  }),
  reopenClusterYear: command({
    context: 'reviews',
    summary: 'Opens the scoring of a reviewed year again',
    creates: false,
    schema: reopen,
    example: { commandId: 'cluster-2-reopen', cluster, year: 2021, reason: 'Bỏ sót điểm của một thành viên' },
    send: (input, meta, peers, options) => {
      const request = { meta, ...yearOf(input), reason: input.reason };
      return peers.reviews.reopenClusterYear(ReopenClusterYearRequest.fromPartial(request), options);
    },
  }),
};
