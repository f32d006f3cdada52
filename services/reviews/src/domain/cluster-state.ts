import type { Day } from '@trienkhai/kernel/day';
import { addDays } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type {
  ClusterEvent,
  ClusterReview,
  ClusterYearEvent,
  Criteria,
  Membership,
  Pledge,
  Score,
} from './cluster-events.ts';

/** A membership from its first day on; undefined: since the unknown start of the cluster. */
export interface DatedMembership extends Membership {
  readonly from: Day | undefined;
}

export interface ClusterYear {
  readonly criteria?: Criteria;
  readonly pledge?: Pledge;
  /** One for each scorer and member. */
  readonly scores: readonly Score[];
  readonly review?: ClusterReview;
  /** True from the review on, until the year is opened again. */
  readonly closed: boolean;
}

export type ClusterState = { readonly status: 'none' } | KnownCluster;

export interface KnownCluster {
  readonly status: 'formed';
  readonly withinId: UnitId;
  /** In the order of their days. */
  readonly memberships: readonly DatedMembership[];
  readonly dissolvedOn?: Day;
  readonly years: Readonly<Record<number, ClusterYear>>;
}

export function evolveCluster(state: ClusterState, event: ClusterEvent): ClusterState {
  if (event.type === 'ClusterFormed') {
    const { withinId, from } = event;
    return { status: 'formed', withinId, memberships: [{ ...membershipOf(event), from }], years: {} };
  }
  return state.status === 'none' ? state : change(state, event);
}

function change(
  state: KnownCluster,
  event: Exclude<ClusterEvent, { readonly type: 'ClusterFormed' }>,
): KnownCluster {
  switch (event.type) {
    case 'ClusterChanged': {
      const earlier = state.memberships.filter(({ from }) => from !== event.on);
      return { ...state, memberships: [...earlier, { ...membershipOf(event), from: event.on }] };
    }
    case 'ClusterDissolved':
      return { ...state, dissolvedOn: event.on };
    default:
      return {
        ...state,
        years: { ...state.years, [event.year]: changeYear(yearOf(state, event.year), event) },
      };
  }
}

function membershipOf({ name, memberIds, headId }: Membership): Membership {
  return { name, memberIds, headId };
}

function changeYear(year: ClusterYear, event: ClusterYearEvent): ClusterYear {
  switch (event.type) {
    case 'ClusterCriteriaSet':
      return { ...year, criteria: { criteria: event.criteria, selfShare: event.selfShare } };
    case 'PledgeSigned':
    case 'PledgeCorrected':
      return { ...year, pledge: event.pledge };
    case 'MemberScored': {
      const { scorerId, memberId, points } = event;
      const others = year.scores.filter((score) => !isOf(score, event));
      return { ...year, scores: [...others, { scorerId, memberId, points }] };
    }
    case 'ClusterReviewHeld':
      return { ...year, review: event.review, closed: true };
    case 'ClusterYearReopened':
      return { ...year, closed: false };
  }
}

/** True where both are of the same scorer and member. */
export function isOf(
  score: Pick<Score, 'scorerId' | 'memberId'>,
  { scorerId, memberId }: Pick<Score, 'scorerId' | 'memberId'>,
): boolean {
  return score.scorerId === scorerId && score.memberId === memberId;
}

export function yearOf(cluster: KnownCluster, year: number): ClusterYear {
  return cluster.years[year] ?? { scores: [], closed: false };
}

/** Who belongs to the cluster on a day; undefined: it does not exist then. */
export function membershipOn(cluster: KnownCluster, on: Day): DatedMembership | undefined {
  if (cluster.dissolvedOn !== undefined && on >= cluster.dissolvedOn) return undefined;
  return cluster.memberships.findLast(({ from }) => from === undefined || from <= on);
}

/** Who pledges and scores in a year: the members of its last day, or of the cluster's last day in it. */
export function membershipOfYear(cluster: KnownCluster, year: number): DatedMembership | undefined {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const { dissolvedOn } = cluster;
  if (dissolvedOn === undefined || dissolvedOn > last) return membershipOn(cluster, last);
  return dissolvedOn <= first ? undefined : membershipOn(cluster, addDays(dissolvedOn, -1));
}

export function requireCluster(state: ClusterState): KnownCluster {
  if (state.status !== 'none') return state;
  throw refuse(
    'CLUSTER_UNKNOWN',
    'Không có cụm thi đua nào mang mã này.',
    'There is no emulation cluster of this id.',
    { path: ['cluster'] },
  );
}
