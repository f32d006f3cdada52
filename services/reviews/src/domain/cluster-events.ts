import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';

/** Who belongs to a cluster; the head is one of the members. */
export interface Membership {
  readonly name: string;
  readonly memberIds: readonly UnitId[];
  readonly headId: UnitId;
}

export interface Criterion {
  readonly code: string;
  readonly name: string;
  /** More than 0, at most two decimals. */
  readonly maxPoints: number;
  /** Weight of the self-score, 0 to 100 percent; undefined: that of the whole. */
  readonly selfShare?: number | undefined;
}

export interface Criteria {
  readonly criteria: readonly Criterion[];
  /** Weight of the self-score in the total, 0 to 100 percent. */
  readonly selfShare: number;
}

export interface Pledge {
  readonly on: Day;
  readonly targets: readonly { readonly text: string }[];
  readonly signatoryIds: readonly UnitId[];
}

/** What one member says of another, or of itself. */
export interface Score {
  readonly scorerId: UnitId;
  readonly memberId: UnitId;
  readonly points: readonly { readonly criterion: string; readonly points: number }[];
}

export interface ClusterTitle {
  readonly name: string;
  readonly collectives?: number | undefined;
  readonly individuals?: number | undefined;
}

/** The joint review of a year; it closes the scoring. */
export interface ClusterReview {
  readonly heldOn: Day;
  /** The year that it opens. */
  readonly nextYear?: number | undefined;
  readonly outcomes: readonly string[];
  readonly titles: readonly ClusterTitle[];
}

interface OfCluster {
  readonly clusterId: string;
}
interface OfYear extends OfCluster {
  readonly year: number;
}
interface Formed extends OfCluster, Membership {
  /** The unit that leads the movement. */
  readonly withinId: UnitId;
  /** Undefined: the start is unknown. */
  readonly from?: Day | undefined;
  readonly sample: boolean;
}

export type ClusterEvent =
  | (Formed & { readonly type: 'ClusterFormed' })
  | (OfCluster & Membership & { readonly type: 'ClusterChanged'; readonly on: Day; readonly reason: string })
  | (OfCluster & { readonly type: 'ClusterDissolved'; readonly on: Day; readonly reason: string })
  | ClusterYearEvent;

export type ClusterYearEvent =
  | (OfYear & Criteria & { readonly type: 'ClusterCriteriaSet' })
  | (OfYear & { readonly type: 'PledgeSigned'; readonly pledge: Pledge })
  | (OfYear & { readonly type: 'PledgeCorrected'; readonly pledge: Pledge; readonly reason: string })
  | (OfYear & Score & { readonly type: 'MemberScored' })
  | (OfYear & { readonly type: 'ClusterReviewHeld'; readonly review: ClusterReview })
  | (OfYear & { readonly type: 'ClusterYearReopened'; readonly reason: string });

export interface FormCluster extends Formed {
  readonly type: 'FormCluster';
}
export interface ChangeCluster extends OfCluster, Omit<Membership, 'name'> {
  readonly type: 'ChangeCluster';
  /** Undefined: it keeps its name. */
  readonly name?: string | undefined;
  readonly on: Day;
  readonly reason: string;
}
export interface DissolveCluster extends OfCluster {
  readonly type: 'DissolveCluster';
  /** First day on which it no longer exists. */
  readonly on: Day;
  readonly reason: string;
}
export interface SetClusterCriteria extends OfYear, Criteria {
  readonly type: 'SetClusterCriteria';
}
export interface SignPledge extends OfYear {
  readonly type: 'SignPledge';
  /** No signatories: all members of its day. */
  readonly pledge: Pledge;
}
export interface CorrectPledge extends OfYear {
  readonly type: 'CorrectPledge';
  readonly pledge: Pledge;
  readonly reason: string;
}
export interface ScoreMember extends OfYear, Score {
  readonly type: 'ScoreMember';
}
export interface HoldClusterReview extends OfYear {
  readonly type: 'HoldClusterReview';
  readonly review: ClusterReview;
}
export interface ReopenClusterYear extends OfYear {
  readonly type: 'ReopenClusterYear';
  readonly reason: string;
}
export type ClusterCommand =
  | FormCluster
  | ChangeCluster
  | DissolveCluster
  | SetClusterCriteria
  | SignPledge
  | CorrectPledge
  | ScoreMember
  | HoldClusterReview
  | ReopenClusterYear;
