import type { Day } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { GrantRecord } from '@trienkhai/kernel/grants';
import type { UnitId, UnitVersion } from '@trienkhai/kernel/unit-history';
import type * as directives from '@trienkhai/proto/trienkhai/directives/v1/events';
import type * as awardEvents from '@trienkhai/proto/trienkhai/reviews/v1/award_events';
import type * as clusterEvents from '@trienkhai/proto/trienkhai/reviews/v1/cluster_events';
import type * as reviews from '@trienkhai/proto/trienkhai/reviews/v1/events';
import type * as study from '@trienkhai/proto/trienkhai/study/v1/events';
import type * as trace from '@trienkhai/proto/trienkhai/trace/v1/model';
import type * as groups from '@trienkhai/proto/trienkhai/trace/v1/groups';
import { unitsOf } from './as-of.ts';
import { grantNode } from './grants/seen.ts';
import type * as tasks from '@trienkhai/proto/trienkhai/trace/v1/tasks';
import type { AsOf } from './read.ts';

/** What resolvers receive as their parent: the recorded values flat, with the day and read they belong to. */
interface Placed {
  readonly asOf: AsOf;
}
type Flat<View, Part extends keyof View, Value> = Omit<View, Part> & Value & Placed;

export type UnitNode = Placed & {
  readonly __typename: 'Unit';
  readonly id: UnitId;
  /** Of an organ that a command has just changed; absent: as the unit feed has it. */
  readonly version?: number;
};
export type DirectiveNode = { readonly __typename: 'Directive' } & Flat<
  trace.DirectiveView,
  'facts',
  directives.DirectiveFacts
>;
export type SessionNode = { readonly __typename: 'Session' } & Flat<
  trace.SessionView,
  'session',
  study.Session
>;
export type ReportNode = { readonly __typename: 'Report' } & Flat<trace.ReportView, 'report', study.Report>;
export type MilestoneNode = { readonly __typename: 'Milestone' } & Flat<
  trace.MilestoneView,
  'milestone',
  reviews.Milestone
>;
export type ReviewNode = { readonly __typename: 'Review' } & Flat<trace.ReviewView, 'review', reviews.Review>;
export type VisitNode = { readonly __typename: 'Visit' } & Flat<trace.VisitView, 'visit', reviews.Visit>;
export type PeriodNode = { readonly __typename: 'Period' } & Omit<trace.PeriodView, 'period'> &
  Omit<reviews.ReportingPeriod, 'terms'> &
  reviews.PeriodTerms &
  Placed;
export type ProgressNode = { readonly __typename: 'UnitProgress' } & trace.UnitProgressView & Placed;
export type ClusterNode = { readonly __typename: 'Cluster' } & groups.ClusterView & Placed;
export type AwardNode = { readonly __typename: 'Award' } & Flat<groups.AwardView, 'award', awardEvents.Award>;
export type WorkingSessionNode = { readonly __typename: 'WorkingSession' } & Flat<
  tasks.WorkingSessionView,
  'session',
  reviews.WorkingSession
>;
export type TaskNode = { readonly __typename: 'Task' } & Flat<tasks.TaskView, 'task', reviews.Task>;
export type FactNode =
  | DirectiveNode
  | SessionNode
  | ReportNode
  | MilestoneNode
  | ReviewNode
  | VisitNode
  | ProgressNode
  | PeriodNode
  | ClusterNode
  | AwardNode
  | WorkingSessionNode
  | TaskNode;
/** A grant as it was known at the time of the question. */
export type GrantNode = { readonly __typename: 'Grant' } & GrantRecord & Placed;
export type AnyNode = UnitNode | GrantNode | FactNode;

/** Parts of answers that lead on to nodes. */
export type StageReachedPart = trace.StageReached & Placed;
export type InheritancePart = trace.Inheritance & Placed;
export type ActivityTotalPart = trace.ActivityTotal & Placed;
export type RolloutRowPart = trace.RolloutRow & Placed;
export type ActivityLinePart = study.ActivityLine & Placed;
export type UnitVersionPart = UnitVersion & Placed;
export type NextPeriodPart = reviews.NextPeriod & Placed;
export type AddresseesPart = directives.Addressees & Placed;
export type ClusterMembershipPart = groups.ClusterMembershipView & Placed;
export type ClusterYearPart = groups.ClusterYearView & Placed;
export type ClusterPledgePart = clusterEvents.Pledge & Placed;
export type MemberScorePart = groups.MemberScoreView & Placed;
export type RankedMemberPart = groups.RankedMember & Placed;
export type DirectiveLinkPart = trace.DirectiveLinkView & Placed;

/** A value that trace sent with its unit, session, … always set. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('trace left out a part that every view carries');
  return value;
}

export function unitNode(asOf: AsOf, id: UnitId, on: Day = asOf.on): UnitNode | null {
  if (!unitsOf(asOf).get(id)) return null;
  return { __typename: 'Unit', id, asOf: on === asOf.on ? asOf : { ...asOf, on } };
}

/** A unit that a recorded fact names; NOT_YET while the unit feed is behind the fact. */
export function namedUnit(asOf: AsOf, id: UnitId): UnitNode {
  const unit = unitNode(asOf, id);
  if (!unit) throw notYet(id);
  return unit;
}

export function namedUnits(asOf: AsOf, ids: readonly UnitId[]): UnitNode[] {
  return ids.map((id) => namedUnit(asOf, id));
}

export const directiveNode = (asOf: AsOf, { facts, ...view }: trace.DirectiveView): DirectiveNode => ({
  __typename: 'Directive',
  ...view,
  ...present(facts),
  asOf,
});
export const sessionNode = (asOf: AsOf, { session, ...view }: trace.SessionView): SessionNode => ({
  __typename: 'Session',
  ...view,
  ...present(session),
  asOf,
});
export const reportNode = (asOf: AsOf, { report, ...view }: trace.ReportView): ReportNode => ({
  __typename: 'Report',
  ...view,
  ...present(report),
  asOf,
});
export const reviewNode = (asOf: AsOf, { review, ...view }: trace.ReviewView): ReviewNode => ({
  __typename: 'Review',
  ...view,
  ...present(review),
  asOf,
});
export const visitNode = (asOf: AsOf, { visit, ...view }: trace.VisitView): VisitNode => ({
  __typename: 'Visit',
  ...view,
  ...present(visit),
  asOf,
});
export const awardNode = (asOf: AsOf, { award, ...view }: groups.AwardView): AwardNode => ({
  __typename: 'Award',
  ...view,
  ...present(award),
  asOf,
});
export function clusterNode(asOf: AsOf, view: groups.ClusterView): ClusterNode {
  return { __typename: 'Cluster', ...view, asOf };
}
export function periodNode(asOf: AsOf, { period, ...view }: trace.PeriodView): PeriodNode {
  const { terms, ...named } = present(period);
  return { __typename: 'Period', ...view, ...named, ...present(terms), asOf };
}
export const workingSessionNode = (
  asOf: AsOf,
  { session, ...view }: tasks.WorkingSessionView,
): WorkingSessionNode => ({ __typename: 'WorkingSession', ...view, ...present(session), asOf });
export const taskNode = (asOf: AsOf, { task, ...view }: tasks.TaskView): TaskNode => ({
  __typename: 'Task',
  ...view,
  ...present(task),
  asOf,
});
export const milestoneNode = (asOf: AsOf, { milestone, ...view }: trace.MilestoneView): MilestoneNode => ({
  __typename: 'Milestone',
  ...view,
  ...present(milestone),
  asOf,
});

function factNode(asOf: AsOf, { fact }: trace.Fact): FactNode | null {
  switch (fact?.$case) {
    case 'directive':
      return directiveNode(asOf, fact.value);
    case 'session':
      return sessionNode(asOf, fact.value);
    case 'report':
      return reportNode(asOf, fact.value);
    case 'milestone':
      return milestoneNode(asOf, fact.value);
    case 'review':
      return reviewNode(asOf, fact.value);
    case 'visit':
      return visitNode(asOf, fact.value);
    case 'award':
      return awardNode(asOf, fact.value);
    case 'cluster':
      return clusterNode(asOf, fact.value);
    case 'workingSession':
      return workingSessionNode(asOf, fact.value);
    case 'task':
      return taskNode(asOf, fact.value);
    case 'period':
      return periodNode(asOf, fact.value);
    case 'progress':
      return { __typename: 'UnitProgress', ...fact.value, asOf };
    case undefined:
      return null;
  }
}

/** The node of any id; null where there is none. */
export async function loadNode(asOf: AsOf, id: string): Promise<AnyNode | null> {
  const known = unitNode(asOf, id) ?? grantNode(asOf, id);
  if (known) return known;
  const fact = await asOf.read.fact(id, asOf.knownAt);
  return fact ? factNode(asOf, fact) : null;
}

/** The nodes of several ids in their order; those that are none are left out. */
export async function loadNodes(asOf: AsOf, ids: readonly string[]): Promise<AnyNode[]> {
  const nodes = await Promise.all(ids.map((id) => loadNode(asOf, id)));
  return nodes.filter((node) => node !== null);
}

/** A directive that a fact only mentions; null where the reader may not know of it. */
export async function mentionedDirective(asOf: AsOf, id: string): Promise<DirectiveNode | null> {
  const node = await loadNode(asOf, id);
  return node?.__typename === 'Directive' ? node : null;
}

/** A directive that a recorded fact names; NOT_YET while trace has only the fact. */
export async function loadDirective(asOf: AsOf, id: string): Promise<DirectiveNode> {
  const directive = await mentionedDirective(asOf, id);
  if (directive) return directive;
  throw notYet(id);
}

export function loadDirectives(asOf: AsOf, ids: readonly string[]): Promise<DirectiveNode[]> {
  return Promise.all(ids.map((id) => loadDirective(asOf, id)));
}

function notYet(id: string): DomainError {
  return refuse(
    'NOT_YET',
    `Dữ liệu về ${id} chưa về tới nơi đọc. Hỏi lại sau ít giây.`,
    `What is recorded of ${id} has not arrived where it is read. Ask again in a few seconds.`,
    { facts: { id } },
  );
}
