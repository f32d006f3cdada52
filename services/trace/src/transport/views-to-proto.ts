import { taskIdOf } from '@trienkhai/kernel/task-ids';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/model';
import type { WorkingSessionView } from '@trienkhai/proto/trienkhai/trace/v1/tasks';
import { toProto } from '@trienkhai/runtime/proto-enums';
import type { ActivityOf, ActivityType, ActivityValue } from '../projections/activities.ts';
import { isOfAward, type AwardView } from '../projections/awards.ts';
import { isOfCluster, type ClusterView } from '../projections/clusters.ts';
import type { DirectiveValue } from '../projections/directives.ts';
import type { Approval } from '../projections/review-states.ts';
import type { ProgressValue, ProgressView } from '../projections/progress.ts';
import { at, lastStanding, type View } from '../projections/view.ts';
import { awardAt } from '../queries/awards.ts';
import { clusterAt } from '../queries/clusters/standing.ts';
import type { DirectiveLinkSeen, KnownDirective } from '../queries/directives.ts';
import type { AnyView } from '../storage/read-models.ts';
import { awardToProto, clusterToProto } from './groups-to-proto.ts';
import {
  directiveFactsToProto,
  milestoneToProto,
  reportToProto,
  reviewToProto,
  sessionToProto,
  visitToProto,
  workingSessionToProto,
} from './facts-to-proto.ts';

export function directiveToProto(
  { id, version, value }: KnownDirective,
  links: readonly DirectiveLinkSeen[],
): proto.DirectiveView {
  return {
    id,
    version,
    facts: directiveFactsToProto(value.facts),
    aliases: [...value.aliases],
    links: links.map(({ kind, directiveId, outgoing }) => ({
      kind: `LINK_KIND_${kind}`,
      directiveId,
      outgoing,
    })),
    targetDays: value.targets.map(({ stage, level, days }) => ({
      stage: toProto.stage(stage),
      level: toProto.level(level),
      days,
    })),
    sample: value.sample,
    supersededById: value.superseded?.byId,
    supersededOn: value.superseded?.on,
    recalledOn: value.recalled?.on,
    recallReason: value.recalled?.reason,
    warnings: [...value.warnings],
  };
}

/** An activity as a view: of one that was withdrawn, what stood before. */
export interface SeenActivity<Type extends ActivityType> {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly withdrawn: boolean;
  readonly value: ActivityOf<Type>;
}

export const activityToProto = {
  session: ({ value, ...seen }: SeenActivity<'session'>): proto.SessionView => ({
    ...shared(seen),
    session: sessionToProto(value.facts),
    sample: value.sample,
    withdrawn: seen.withdrawn,
    plannedOn: value.plannedOn,
    held: value.held,
  }),
  report: ({ value, ...seen }: SeenActivity<'report'>): proto.ReportView => ({
    ...shared(seen),
    report: reportToProto(value.facts),
    sample: value.sample,
    withdrawn: seen.withdrawn,
  }),
  milestone: ({ value, ...seen }: SeenActivity<'milestone'>): proto.MilestoneView => ({
    ...shared(seen),
    milestone: milestoneToProto(value.facts),
    sample: value.sample,
    withdrawn: seen.withdrawn,
  }),
  review: ({ value, ...seen }: SeenActivity<'review'>, changes = 0): proto.ReviewView => ({
    ...shared(seen),
    review: reviewToProto(value.facts),
    sample: value.sample,
    ...approvalToProto(value.approval),
    changesSinceApproval: changes,
    withdrawn: seen.withdrawn,
  }),
  visit: ({ value, ...seen }: SeenActivity<'visit'>): proto.VisitView => ({
    ...shared(seen),
    visit: visitToProto(value.facts),
    sample: value.sample,
    withdrawn: seen.withdrawn,
  }),
  meeting: ({ value, ...seen }: SeenActivity<'meeting'>): WorkingSessionView => ({
    ...shared(seen),
    session: workingSessionToProto(value.facts),
    taskIds: Array.from({ length: value.tasks }, (_, index) => taskIdOf(seen.id, index + 1)),
    sample: value.sample,
  }),
};

function approvalToProto({ state, approvedAt, ...approval }: Approval) {
  const { submittedBy, returnedReason, approvedBy, unlockedReason } = approval;
  return {
    state: `REVIEW_STATE_${state}` as const,
    submittedBy,
    returnedReason,
    approvedAt: approvedAt === undefined ? undefined : new Date(approvedAt),
    approvedBy,
    unlockedReason,
  };
}

function shared({ id, version, recordedAt }: { id: string; version: number; recordedAt: string }) {
  return { id, version, recordedAt: new Date(recordedAt) };
}

type AnyValue = DirectiveValue | ProgressValue | ActivityValue;

/** Any recorded fact but a directive; undefined when nothing was on record at `knownAt`. */
export function factToProto(view: AnyView, knownAt?: string, changes?: number): proto.Fact['fact'] {
  if (isOfCluster(view)) return clusterFact(view, knownAt);
  if (isOfAward(view)) return awardFact(view, knownAt);
  const any = view as View<AnyValue>;
  const said = at(any, knownAt);
  if (!said) return undefined;
  const value = said.value ?? lastStanding(any, knownAt);
  if (!value) return undefined;
  if ('stages' in value) return { $case: 'progress', value: progressToProto(view as ProgressView, knownAt)! };
  if (!('type' in value)) return undefined;
  const seen = {
    id: view.id,
    version: said.version,
    recordedAt: said.recordedAt,
    withdrawn: said.value === null,
  };
  switch (value.type) {
    case 'session':
      return { $case: 'session', value: activityToProto.session({ ...seen, value }) };
    case 'report':
      return { $case: 'report', value: activityToProto.report({ ...seen, value }) };
    case 'milestone':
      return { $case: 'milestone', value: activityToProto.milestone({ ...seen, value }) };
    case 'review':
      return { $case: 'review', value: activityToProto.review({ ...seen, value }, changes) };
    case 'visit':
      return { $case: 'visit', value: activityToProto.visit({ ...seen, value }) };
    case 'meeting':
      return { $case: 'workingSession', value: activityToProto.meeting({ ...seen, value }) };
  }
}

function awardFact(view: AwardView, knownAt?: string): proto.Fact['fact'] {
  const known = awardAt(view, knownAt);
  return known && { $case: 'award', value: awardToProto(known) };
}

function clusterFact(view: ClusterView, knownAt?: string): proto.Fact['fact'] {
  const known = clusterAt(view, knownAt);
  return known && { $case: 'cluster', value: clusterToProto(known) };
}

function progressToProto(view: ProgressView, knownAt?: string): proto.UnitProgressView | undefined {
  const said = at(view, knownAt);
  if (!said?.value) return undefined;
  return {
    id: view.id,
    version: said.version,
    directiveId: said.value.directiveId,
    unitId: said.value.unitId,
    stages: said.value.stages.map(({ stage, on, recordedAt }) => ({
      stage: toProto.stage(stage),
      on,
      begunOn: undefined,
      dueOn: undefined,
      coverage: 'COVERAGE_EXACT',
      lagDays: undefined,
      late: false,
      recordedAt: new Date(recordedAt),
      evidenceIds: [view.id],
      because: [],
    })),
    sample: said.value.sample,
    recordedAt: new Date(said.recordedAt),
  };
}
