import { addDays, type Day } from '@trienkhai/kernel/day';
import type {
  ClusterReviewFacts,
  ClusterSaid,
  ClusterView,
  ClusterYearSaid,
  CriterionFacts,
  PledgeFacts,
  ScoreFacts,
} from '../../projections/clusters.ts';
import type { View } from '../../projections/view.ts';

export interface DatedMembership {
  /** Undefined: since the unknown start of the cluster. */
  readonly from?: Day;
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly headId: string;
}

export interface YearStanding {
  readonly criteria: readonly CriterionFacts[];
  readonly selfShare: number;
  readonly pledge?: PledgeFacts;
  /** By scorer and member. */
  readonly scores: Readonly<Record<string, ScoreFacts>>;
  readonly review?: ClusterReviewFacts;
  readonly closed: boolean;
}

/** A cluster as it stood at an instant. */
export interface ClusterStanding {
  readonly withinId: string;
  readonly sample: boolean;
  /** In the order of their days. */
  readonly memberships: readonly DatedMembership[];
  readonly dissolvedOn?: Day;
  readonly years: Readonly<Record<string, YearStanding>>;
}

export interface KnownCluster {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly value: ClusterStanding;
}

/** What stood at `knownAt` (absent: now); undefined: the cluster had not been recorded by then. */
export function clusterAt(view: ClusterView, knownAt?: string): KnownCluster | undefined {
  let known: KnownCluster | undefined;
  for (const { version, recordedAt, value } of view.contributions) {
    if (value === null || (knownAt !== undefined && recordedAt > knownAt)) continue;
    const after = afterSaying(known?.value, value);
    if (after) known = { id: view.id, version, recordedAt, value: after };
  }
  return known;
}

/** The view as a history of whole states: what each event changed shows between two of them. */
export function clusterStates(view: ClusterView): View<ClusterStanding> {
  let before: ClusterStanding | undefined;
  const contributions = view.contributions.map(({ value, ...each }) => {
    before = value === null ? before : afterSaying(before, value);
    return { ...each, value: before ?? null };
  });
  return { ...view, contributions };
}

function afterSaying(before: ClusterStanding | undefined, said: ClusterSaid): ClusterStanding | undefined {
  if (said.said === 'formed') {
    const { withinId, sample } = said;
    return { withinId, sample, memberships: [membershipOf(said)], years: {} };
  }
  if (!before) return undefined;
  switch (said.said) {
    case 'changed': {
      const earlier = before.memberships.filter(({ from }) => from !== said.from);
      return { ...before, memberships: [...earlier, membershipOf(said)] };
    }
    case 'dissolved':
      return { ...before, dissolvedOn: said.on };
    default: {
      const year = before.years[said.year] ?? NOTHING;
      return { ...before, years: { ...before.years, [said.year]: yearAfter(year, said) } };
    }
  }
}

const NOTHING: YearStanding = { criteria: [], selfShare: 0, scores: {}, closed: false };

function yearAfter(year: YearStanding, said: ClusterYearSaid): YearStanding {
  switch (said.said) {
    case 'criteria':
      return { ...year, criteria: said.criteria, selfShare: said.selfShare };
    case 'pledge':
      return { ...year, pledge: said.pledge };
    case 'score': {
      const { scorerId, memberId, points } = said;
      return {
        ...year,
        scores: { ...year.scores, [`${scorerId} ${memberId}`]: { scorerId, memberId, points } },
      };
    }
    case 'review':
      return { ...year, review: said.review, closed: true };
    case 'reopened':
      return { ...year, closed: false };
  }
}

function membershipOf({ name, memberIds, headId, from }: DatedMembership): DatedMembership {
  return { name, memberIds, headId, ...(from === undefined ? {} : { from }) };
}

/** Who pledges and scores in a year: the members of its last day, or of the cluster's last day in it. */
export function membersOfYear(
  { memberships, dissolvedOn }: ClusterStanding,
  year: number,
): readonly string[] {
  const last = `${year}-12-31`;
  const day = dissolvedOn !== undefined && dissolvedOn <= last ? addDays(dissolvedOn, -1) : last;
  if (day < `${year}-01-01`) return [];
  return memberships.findLast(({ from }) => from === undefined || from <= day)?.memberIds ?? [];
}

/** True where the cluster exists in the year; one without a known start from the first year that it speaks of. */
export function existsIn(cluster: ClusterStanding, year: number): boolean {
  if (membersOfYear(cluster, year).length === 0) return false;
  const spokenOf = Object.keys(cluster.years).map(Number);
  return cluster.memberships[0]?.from !== undefined || spokenOf.length === 0 || year >= Math.min(...spokenOf);
}
