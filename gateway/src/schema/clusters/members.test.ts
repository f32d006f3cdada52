import { describe, expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { ClusterView } from '@trienkhai/proto/trienkhai/trace/v1/groups';
import { clusterNode, type ClusterNode } from '../nodes.ts';
import type { AsOf } from '../read.ts';
import { dayOfCluster, headOn, membershipOn, membersOn } from './members.ts';

const units = smallCountry();
const asOf = { on: '2026-01-01', read: { units: () => units } } as unknown as AsOf;
const memberships = [
  {
    from: '2021-11-01',
    to: '2022-03-01',
    name: 'Cụm 1',
    memberIds: [id.district, id.board],
    headId: id.board,
  },
  {
    from: '2022-03-01',
    to: undefined,
    name: 'Cụm 2',
    memberIds: [id.district, id.commune],
    headId: id.district,
  },
];
const cluster = (change: Partial<ClusterView> = {}): ClusterNode =>
  clusterNode(asOf, ClusterView.fromPartial({ id: 'cluster:1', memberships, ...change }));

describe('members of a cluster', () => {
  test('are those of the day', () => {
    expect(membersOn(cluster(), '2022-02-28')).toEqual([id.district, id.board]);
    expect(membersOn(cluster(), '2025-06-30')).toEqual([id.district, id.commune]);
    expect(membersOn(cluster(), '2021-10-31')).toEqual([]);
  });

  test('that have ended show as the units in which they go on, each once', () => {
    expect(membersOn(cluster(), '2025-07-01')).toEqual([id.newCommune]);
    expect(headOn(cluster(), '2025-07-01')).toBe(id.newCommune);
    expect(headOn(cluster(), '2025-06-30')).toBe(id.district);
  });
});

describe('a day that is not given', () => {
  test('moves to the nearest day of the cluster; one that is given stays', () => {
    expect(dayOfCluster(cluster(), undefined)).toBe('2026-01-01');
    expect(dayOfCluster(cluster({ dissolvedOn: '2024-01-01' }), undefined)).toBe('2023-12-31');
    expect(dayOfCluster(cluster({ dissolvedOn: '2024-01-01' }), '2025-01-01')).toBe('2025-01-01');
    expect(membershipOn(cluster({ dissolvedOn: '2024-01-01' }), '2024-01-01')).toBeUndefined();
  });
});
