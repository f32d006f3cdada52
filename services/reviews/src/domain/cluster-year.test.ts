import { describe, test } from '@jest/globals';
import type { DomainErrorCode } from '@trienkhai/kernel/domain-error';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import {
  board,
  CLUSTER,
  criteria,
  criteriaSet,
  district,
  formed,
  members,
  otherDistrict,
  politicalCentre,
} from '../../test/cluster-fixture.ts';
import { context } from '../../test/reviews-fixture.ts';
import { clusterDecider } from './cluster.ts';
import type { ClusterEvent, Criterion, ScoreMember } from './cluster-events.ts';

const { given } = deciderSpec(clusterDecider, context);
const of2022 = { clusterId: CLUSTER, year: 2022 } as const;
const setCriteria = { type: 'SetClusterCriteria', ...of2022, ...criteria } as const;
const score = (more: Partial<ScoreMember> = {}): ScoreMember => ({
  type: 'ScoreMember',
  ...of2022,
  scorerId: board,
  memberId: district,
  points: [
    { criterion: 'A', points: 55.5 },
    { criterion: 'B', points: 0 },
  ],
  ...more,
});
const scored = { ...score(), type: 'MemberScored' } as ClusterEvent;
const review = {
  heldOn: '2022-07-01',
  nextYear: 2023,
  outcomes: ['Bình xét danh hiệu'],
  titles: [{ name: 'Cờ thi đua', collectives: 1 }],
};
const hold = { type: 'HoldClusterReview', ...of2022, review } as const;
const held: ClusterEvent = { ...hold, type: 'ClusterReviewHeld' };
const reopen = { type: 'ReopenClusterYear', ...of2022, reason: 'Bỏ sót điểm' } as const;
const reopened: ClusterEvent = { ...reopen, type: 'ClusterYearReopened' };

describe('criteria of a year', () => {
  test('are set by the cluster, and set again as long as scores fit', () => {
    given(formed).when(setCriteria).then(criteriaSet);
    given(formed, criteriaSet).when(setCriteria).thenNothing();
    const narrower = { ...setCriteria, criteria: [{ code: 'A', name: 'A', maxPoints: 50 }] };
    given(formed, criteriaSet)
      .when(narrower)
      .then({ ...narrower, type: 'ClusterCriteriaSet' });
    given(formed, criteriaSet, scored).when(narrower).thenFails('SCORE_INVALID', ['criteria']);
  });

  test.each<[string, Partial<Criterion>, DomainErrorCode, string]>([
    ['no code', { code: '' }, 'INVALID_ARGUMENT', 'code'],
    ['no name', { name: ' ' }, 'INVALID_ARGUMENT', 'name'],
    ['no points', { maxPoints: 0 }, 'SCORE_INVALID', 'maxPoints'],
    ['a share over 100', { selfShare: 101 }, 'SCORE_INVALID', 'selfShare'],
  ])('with %s are refused', (_, more, code, field) => {
    const criterion = { code: 'A', name: 'A', maxPoints: 1, ...more };
    given(formed)
      .when({ ...setCriteria, criteria: [criterion] })
      .thenFails(code, ['criteria', '0', field]);
  });

  test('need a year in which the cluster exists', () => {
    given(formed)
      .when({ ...setCriteria, year: 2020 })
      .thenFails('PERIOD_INVALID', ['year']);
    given(formed)
      .when({ ...setCriteria, year: 20220 })
      .thenFails('PERIOD_INVALID', ['year']);
  });
});

describe('a score', () => {
  test('is given by one member to another, or to itself, and takes the place of an earlier one', () => {
    given(formed, criteriaSet).when(score()).then(scored);
    given(formed, criteriaSet, scored).when(score()).thenNothing();
    const better = score({ points: [{ criterion: 'A', points: 60 }] });
    given(formed, criteriaSet, scored)
      .when(better)
      .then({ ...better, type: 'MemberScored' });
    const own = score({ memberId: board });
    given(formed, criteriaSet, scored)
      .when(own)
      .then({ ...own, type: 'MemberScored' });
  });

  test.each<[string, Partial<ScoreMember>, DomainErrorCode, readonly string[]]>([
    ['from no member', { scorerId: otherDistrict }, 'NOT_A_MEMBER', ['scorer']],
    ['for no member', { memberId: otherDistrict }, 'NOT_A_MEMBER', ['member']],
    [
      'by an unknown criterion',
      { points: [{ criterion: 'C', points: 1 }] },
      'CRITERION_UNKNOWN',
      ['points', '0', 'criterion'],
    ],
    [
      'over the bound',
      { points: [{ criterion: 'A', points: 60.01 }] },
      'SCORE_INVALID',
      ['points', '0', 'points'],
    ],
    ['below zero', { points: [{ criterion: 'A', points: -1 }] }, 'SCORE_INVALID', ['points', '0', 'points']],
    [
      'in thousandths',
      { points: [{ criterion: 'A', points: 1.001 }] },
      'SCORE_INVALID',
      ['points', '0', 'points'],
    ],
    ['of no points', { points: [] }, 'INVALID_ARGUMENT', ['points']],
    [
      'that names a criterion twice',
      {
        points: [
          { criterion: 'A', points: 1 },
          { criterion: 'A', points: 2 },
        ],
      },
      'INVALID_ARGUMENT',
      ['points', '1'],
    ],
  ])('%s is refused', (_, more, code, path) => {
    given(formed, criteriaSet).when(score(more)).thenFails(code, path);
  });

  test('is refused before criteria are set, and after the review until the year is opened again', () => {
    given(formed).when(score()).thenFails('CRITERION_UNKNOWN', ['points', '0', 'criterion']);
    given(formed, criteriaSet, held).when(score()).thenFails('CLUSTER_YEAR_CLOSED', ['year']);
    given(formed, criteriaSet, held)
      .when({ ...setCriteria, selfShare: 33 })
      .thenFails('CLUSTER_YEAR_CLOSED', ['year']);
    given(formed, criteriaSet, held, reopened).when(score()).then(scored);
  });
});

test('what stands of a closed year may be said again: it changes nothing', () => {
  given(formed, criteriaSet, scored, held).when(setCriteria).thenNothing();
  given(formed, criteriaSet, scored, held).when(score()).thenNothing();
});

describe('the review of a year', () => {
  test('closes it once, and again after it was opened for a reason', () => {
    given(formed).when(hold).then(held);
    given(formed, held).when(hold).thenNothing();
    given(formed, held)
      .when({ ...hold, review: { ...review, outcomes: [] } })
      .thenFails('CLUSTER_YEAR_CLOSED', ['year']);
    given(formed, held).when(reopen).then(reopened);
    given(formed).when(reopen).thenNothing();
    given(formed, held)
      .when({ ...reopen, reason: '' })
      .thenFails('INVALID_ARGUMENT', ['reason']);
    given(formed, held, reopened).when(hold).then(held);
  });

  test('does not lie ahead, opens a later year, and counts whole titles', () => {
    const when = (more: Partial<typeof review>) =>
      given(formed).when({ ...hold, review: { ...review, ...more } });
    when({ heldOn: '2022-07-09' }).thenFails('DATE_INVALID', ['heldOn']);
    when({ nextYear: 2022 }).thenFails('INVALID_ARGUMENT', ['nextYear']);
    when({ titles: [{ name: 'Cờ', collectives: 0.5 }] }).thenFails('COUNT_INVALID', [
      'titles',
      '0',
      'collectives',
    ]);
  });
});

describe('the pledge of a year', () => {
  const pledge = { on: '2021-11-26', targets: [{ text: 'Đủ kế hoạch' }], signatoryIds: [] };
  const sign = { type: 'SignPledge', ...of2022, pledge } as const;
  const signed: ClusterEvent = {
    type: 'PledgeSigned',
    ...of2022,
    pledge: { ...pledge, signatoryIds: members },
  };

  test('is signed by all members unless some are named', () => {
    given(formed).when(sign).then(signed);
    given(formed)
      .when({ ...sign, pledge: { ...pledge, signatoryIds: [politicalCentre] } })
      .then({ ...signed, pledge: { ...pledge, signatoryIds: [politicalCentre] } });
  });

  test('is signed once and put right with a reason', () => {
    const other = { ...pledge, targets: [] };
    given(formed, signed).when(sign).thenNothing();
    given(formed, signed)
      .when({ ...sign, pledge: other })
      .thenFails('ALREADY_RECORDED', ['year']);
    const correct = { type: 'CorrectPledge', ...of2022, pledge: other, reason: 'Nhập nhầm' } as const;
    given(formed, signed)
      .when(correct)
      .then({ ...correct, type: 'PledgeCorrected', pledge: { ...other, signatoryIds: members } });
    given(formed).when(correct).thenFails('PLEDGE_UNKNOWN', ['year']);
  });

  test('binds members of its day only', () => {
    const withOther = { ...pledge, signatoryIds: [board, otherDistrict] };
    given(formed)
      .when({ ...sign, pledge: withOther })
      .thenFails('NOT_A_MEMBER', ['signatories', '1']);
    given(formed)
      .when({ ...sign, pledge: { ...pledge, on: '2021-10-01' } })
      .thenFails('NOT_A_MEMBER');
  });
});
