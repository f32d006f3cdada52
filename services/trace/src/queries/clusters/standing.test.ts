import { describe, expect, test } from '@jest/globals';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import { event } from '../../../test/support/facts.ts';
import { clusters, type ClusterView } from '../../projections/clusters.ts';
import { changesOf } from '../changes.ts';
import { listClusters } from '../clusters.ts';
import { clusterAt, clusterStates, existsIn, membersOfYear } from './standing.ts';

const id = 'cluster:c1';
const [a, b, c] = ['organ:A:2021-11-01', 'organ:B:2021-11-01', 'organ:C:2021-11-01'] as const;
const within = 'province:19:2021-11-01';
const said = (version: number, type: string, data: JsonObject): RecordedEvent =>
  event(id, version, `trienkhai.reviews.v1.${type}`, { clusterId: id, ...data }, instant(version));
const instant = (version: number) => `2022-0${version}-01T00:00:00.000Z`;
const members = { name: 'Cụm 2', memberIds: [a, b], headId: a };

const history = [
  said(1, 'ClusterFormed', { ...members, withinId: within }),
  said(2, 'PledgeSigned', {
    year: 2022,
    pledge: { on: '2021-11-26', targets: [{ text: 'Đủ' }], signatoryIds: [a, b] },
  }),
  said(3, 'ClusterCriteriaSet', {
    year: 2022,
    criteria: [{ code: 'A', name: 'A', maxPoints: 10 }],
    selfShare: 20,
  }),
  said(4, 'MemberScored', {
    year: 2022,
    scorerId: a,
    memberId: b,
    points: [{ criterion: 'A', points: 8.5 }],
  }),
  said(5, 'MemberScored', { year: 2022, scorerId: a, memberId: b, points: [{ criterion: 'A' }] }),
  said(6, 'ClusterReviewHeld', {
    year: 2022,
    review: { heldOn: '2022-06-01', nextYear: 2023, outcomes: ['x'] },
  }),
  said(7, 'ClusterChanged', { name: 'Cụm 3', memberIds: [a, c], headId: c, on: '2022-07-01', reason: 'r' }),
  said(8, 'ClusterYearReopened', { year: 2022, reason: 'r' }),
  said(9, 'ClusterDissolved', { on: '2023-03-01', reason: 'r' }),
];
const view = history.reduce<ClusterView | null>((before, each) => clusters.project(before, each), null)!;

describe('a cluster', () => {
  test('stands as it was known at an instant', () => {
    expect(clusterAt(view, '2021-12-31T00:00:00.000Z')).toBeUndefined();
    const known = clusterAt(view, instant(6))!;
    expect(known).toMatchObject({ id, version: 6, recordedAt: instant(6) });
    expect(known.value).toEqual({
      withinId: within,
      sample: false,
      memberships: [members],
      years: {
        2022: {
          criteria: [{ code: 'A', name: 'A', maxPoints: 10 }],
          selfShare: 20,
          pledge: { on: '2021-11-26', targets: ['Đủ'], signatoryIds: [a, b] },
          scores: { [`${a} ${b}`]: { scorerId: a, memberId: b, points: [{ criterion: 'A', points: 0 }] } },
          review: { heldOn: '2022-06-01', nextYear: 2023, outcomes: ['x'], titles: [] },
          closed: true,
        },
      },
    });
    expect(clusterAt(view)?.value.years[2022]?.closed).toBe(false);
  });

  test('has for each year the members of its last day in it', () => {
    const { value } = clusterAt(view)!;
    expect([2021, 2022, 2023, 2024].map((year) => membersOfYear(value, year))).toEqual([
      [a, b],
      [a, c],
      [a, c],
      [],
    ]);
  });

  test('without a known start exists from the first year that it speaks of', () => {
    const { value } = clusterAt(view)!;
    expect([2021, 2022, 2023, 2024].filter((year) => existsIn(value, year))).toEqual([2022, 2023]);
  });

  test('is found by year and by territory of its leader or of any member', () => {
    const ids = (year: number | undefined, inside: string) =>
      listClusters([view], { year, inside: (unit) => unit === inside, sample: false }).map((each) => each.id);
    expect(ids(2022, within)).toEqual([id]);
    expect(ids(undefined, b)).toEqual([id]);
    expect(ids(2024, within)).toEqual([]);
    expect(ids(2022, 'province:40:2021-11-01')).toEqual([]);
  });

  test('tells what each event changed', () => {
    const changes = changesOf(clusterStates({ ...view, changes: history.map(changeOf) }));
    expect(changes[4]?.fields).toEqual([
      { path: `years.2022.scores.${a} ${b}.points.0.points`, before: 8.5, after: 0 },
    ]);
    expect(changes[7]?.fields).toEqual([{ path: 'years.2022.closed', before: true, after: false }]);
  });
});

function changeOf({ version, type }: RecordedEvent) {
  return { version, type, actor: 'recorder@province:19', unit: within };
}
