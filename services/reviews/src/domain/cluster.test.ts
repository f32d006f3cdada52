import { describe, expect, test } from '@jest/globals';
import type { DomainErrorCode } from '@trienkhai/kernel/domain-error';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import {
  board,
  CLUSTER,
  district,
  form,
  formed,
  members,
  membership,
  otherDistrict,
  politicalCentre,
  province,
} from '../../test/cluster-fixture.ts';
import { context } from '../../test/reviews-fixture.ts';
import { clusterDecider, placesOfCluster } from './cluster.ts';
import type { ChangeCluster, ClusterEvent, FormCluster } from './cluster-events.ts';
import { membershipOfYear, membershipOn, requireCluster } from './cluster-state.ts';

const { given } = deciderSpec(clusterDecider, context);
const change = (more: Partial<ChangeCluster> = {}): ChangeCluster => ({
  type: 'ChangeCluster',
  clusterId: CLUSTER,
  memberIds: [board, politicalCentre],
  headId: politicalCentre,
  on: '2022-03-01',
  reason: 'Thay cụm trưởng',
  ...more,
});
const changed: ClusterEvent = {
  type: 'ClusterChanged',
  clusterId: CLUSTER,
  name: membership.name,
  memberIds: [board, politicalCentre],
  headId: politicalCentre,
  on: '2022-03-01',
  reason: 'Thay cụm trưởng',
};
const dissolve = {
  type: 'DissolveCluster',
  clusterId: CLUSTER,
  on: '2022-06-01',
  reason: 'Sắp xếp',
} as const;
const dissolved: ClusterEvent = { ...dissolve, type: 'ClusterDissolved' };

describe('a cluster', () => {
  test('is formed of units of any kind, its head among them', () => {
    given().when(form).then(formed);
    given(formed).when(form).thenFails('ALREADY_RECORDED');
  });

  test('may have a start that nobody knows', () => {
    given()
      .when({ ...form, from: undefined })
      .then({ ...formed, from: undefined } as ClusterEvent);
  });

  test.each<[string, Partial<FormCluster>, DomainErrorCode, readonly string[]]>([
    ['a head that is no member', { headId: otherDistrict }, 'CLUSTER_HEAD_NO_MEMBER', ['head']],
    ['a member named twice', { memberIds: [board, board] }, 'INVALID_ARGUMENT', ['members', '1']],
    ['a single member', { memberIds: [board] }, 'INVALID_ARGUMENT', ['members']],
    ['an unknown member', { memberIds: [board, 'organ:X:2021-11-01'] }, 'UNIT_UNKNOWN', ['members', '1']],
    [
      'a member of later days',
      { memberIds: [board, SMALL_COUNTRY.newCommune] },
      'UNIT_NOT_VALID',
      ['members', '1'],
    ],
    [
      'members that were never there together',
      { memberIds: [district, SMALL_COUNTRY.newCommune], headId: district, from: undefined },
      'UNIT_NOT_VALID',
      ['within'],
    ],
    ['an unknown leader', { withinId: 'province:99:2021-11-01' }, 'UNIT_UNKNOWN', ['within']],
    ['a day to come', { from: '2022-07-09' }, 'DATE_INVALID', ['from']],
    ['no name', { name: ' ' }, 'INVALID_ARGUMENT', ['name']],
  ])('with %s is refused', (_, more, code, path) => {
    given()
      .when({ ...form, ...more })
      .thenFails(code, path);
  });

  test('changes its members and its head from a day on, and remembers who there were', () => {
    given(formed).when(change()).then(changed);
    given(formed, changed).when(change()).thenNothing();
    const state = requireCluster([formed, changed].reduce(clusterDecider.evolve, { status: 'none' }));
    expect(membershipOn(state, '2022-02-28')?.memberIds).toEqual(members);
    expect(membershipOn(state, '2022-03-01')?.headId).toBe(politicalCentre);
    expect(membershipOn(state, '2021-10-31')).toBeUndefined();
  });

  test('changed again on the same day has the members said last', () => {
    const again = { ...changed, memberIds: members } as ClusterEvent;
    const state = requireCluster([formed, changed, again].reduce(clusterDecider.evolve, { status: 'none' }));
    expect(state.memberships.map(({ from }) => from)).toEqual(['2021-11-01', '2022-03-01']);
    expect(membershipOn(state, '2022-03-01')?.memberIds).toEqual(members);
  });

  test('does not change before its last change, without its head, or once it is dissolved', () => {
    given(formed, changed)
      .when(change({ on: '2022-02-01', memberIds: members }))
      .thenFails('DATE_INVALID', ['on']);
    given(formed)
      .when(change({ headId: district }))
      .thenFails('CLUSTER_HEAD_NO_MEMBER', ['head']);
    given(formed, dissolved)
      .when(change({ on: '2022-06-02' }))
      .thenFails('CLUSTER_DISSOLVED', ['cluster']);
    given().when(change()).thenFails('CLUSTER_UNKNOWN', ['cluster']);
  });

  test('is dissolved once; its members of a year are those of its last day in it', () => {
    given(formed).when(dissolve).then(dissolved);
    given(formed, dissolved).when(dissolve).thenNothing();
    given(formed, dissolved)
      .when({ ...dissolve, on: '2022-06-02' })
      .thenFails('CLUSTER_DISSOLVED');
    const state = requireCluster(
      [formed, changed, dissolved].reduce(clusterDecider.evolve, { status: 'none' }),
    );
    expect(membershipOfYear(state, 2020)).toBeUndefined();
    expect(membershipOfYear(state, 2021)?.memberIds).toEqual(members);
    expect(membershipOfYear(state, 2022)?.headId).toBe(politicalCentre);
    expect(membershipOfYear(state, 2023)).toBeUndefined();
  });
});

describe('rights are judged', () => {
  const state = clusterDecider.evolve(clusterDecider.initialState, formed);
  const [leader, head] = [placesOfCluster('leader'), placesOfCluster('head')];

  test('where the movement is led, or at the head as recorded', () => {
    expect(leader(clusterDecider.initialState, form, context.today)).toEqual([
      { unitId: province, day: '2021-11-01', path: ['within'] },
    ]);
    expect(head(state, change(), context.today)).toEqual([
      { unitId: board, day: '2022-03-01', path: ['head'] },
    ]);
  });

  test('for a score at its scorer alone', () => {
    const score = { type: 'ScoreMember', clusterId: CLUSTER, year: 2022, scorerId: district } as const;
    const command = { ...score, memberId: board, points: [] };
    for (const places of [leader, head]) {
      expect(places(state, command, context.today)).toEqual([
        { unitId: district, day: context.today, path: ['scorer'] },
      ]);
    }
  });
});
