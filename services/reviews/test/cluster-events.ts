import { CLUSTER, criteriaSet, formed, members, membership } from './cluster-fixture.ts';
import type { ClusterEvent } from '../src/domain/cluster-events.ts';

const of2022 = { clusterId: CLUSTER, year: 2022 };
const pledge = { on: '2021-11-26', targets: [{ text: 'a' }], signatoryIds: members };
const review = {
  heldOn: '2022-12-20',
  nextYear: 2023,
  outcomes: ['a'],
  titles: [{ name: 'Cờ', collectives: 0, individuals: 1 }],
};
export const clusterEvents: readonly ClusterEvent[] = [
  formed,
  { ...formed, sample: true } as ClusterEvent,
  { type: 'ClusterChanged', clusterId: CLUSTER, ...membership, on: '2022-03-01', reason: 'r' },
  { type: 'ClusterDissolved', clusterId: CLUSTER, on: '2022-03-01', reason: 'r' },
  criteriaSet,
  { type: 'PledgeSigned', ...of2022, pledge },
  { type: 'PledgeCorrected', ...of2022, pledge, reason: 'r' },
  {
    type: 'MemberScored',
    ...of2022,
    scorerId: members[0],
    memberId: members[1],
    points: [{ criterion: 'A', points: 9.25 }],
  },
  { type: 'ClusterReviewHeld', ...of2022, review },
  { type: 'ClusterYearReopened', ...of2022, reason: 'r' },
];
