import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import type { ClusterEvent, FormCluster } from '../src/domain/cluster-events.ts';

/** A cluster of three units of different kinds under a province, its head one of them. */
export const CLUSTER = 'cluster:1';
export const { board, politicalCentre, district, otherDistrict, province } = SMALL_COUNTRY;
export const members = [board, politicalCentre, district] as const;

export const membership = { name: 'Cụm thi đua số 2', memberIds: members, headId: board };
export const form: FormCluster = {
  type: 'FormCluster',
  clusterId: CLUSTER,
  withinId: province,
  from: '2021-11-01',
  sample: false,
  ...membership,
};
export const formed: ClusterEvent = { ...form, type: 'ClusterFormed' };

export const criteria = {
  criteria: [
    { code: 'A', name: 'Tuyên truyền', maxPoints: 60 },
    { code: 'B', name: 'Báo cáo', maxPoints: 40, selfShare: 50 },
  ],
  selfShare: 20,
};
export const criteriaSet: ClusterEvent = {
  type: 'ClusterCriteriaSet',
  clusterId: CLUSTER,
  year: 2022,
  ...criteria,
};
