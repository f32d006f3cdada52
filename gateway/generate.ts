import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { buildASTSchema, parse } from 'graphql';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Types of arguments and resolvers from the SDL: `node gateway/generate.ts`. */
const folder = `${import.meta.dirname}/src/schema`;
const files = globSync('**/*.graphql', { cwd: folder }).sort();
const document = parse(files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n'));

const nodes = {
  Unit: 'UnitNode',
  Directive: 'DirectiveNode',
  Session: 'SessionNode',
  Report: 'ReportNode',
  Milestone: 'MilestoneNode',
  Review: 'ReviewNode',
  Visit: 'VisitNode',
  UnitProgress: 'ProgressNode',
  Period: 'PeriodNode',
  Cluster: 'ClusterNode',
  Award: 'AwardNode',
  ClusterMembership: 'ClusterMembershipPart',
  ClusterYear: 'ClusterYearPart',
  ClusterPledge: 'ClusterPledgePart',
  MemberScore: 'MemberScorePart',
  RankedMember: 'RankedMemberPart',
  WorkingSession: 'WorkingSessionNode',
  Task: 'TaskNode',
  Grant: 'GrantNode',
  Node: 'AnyNode',
  StageReached: 'StageReachedPart',
  Inheritance: 'InheritancePart',
  ActivityTotal: 'ActivityTotalPart',
  RolloutRow: 'RolloutRowPart',
  ActivityLine: 'ActivityLinePart',
  UnitVersion: 'UnitVersionPart',
  Addressees: 'AddresseesPart',
  NextPeriod: 'NextPeriodPart',
  DirectiveLink: 'DirectiveLinkPart',
};
const wire = {
  ClusterTitle: 'reviews/v1/cluster_events#ClusterTitle as WireClusterTitle',
  LevelRollout: 'trace/v1/model#LevelRollout as WireLevelRollout',
  StageCount: 'trace/v1/model#StageCount as WireStageCount',
  LevelReporting: 'trace/v1/reporting#LevelReporting as WireLevelReporting',
  Headcount: 'trace/v1/model#HeadcountTotal',
  TargetDays: 'directives/v1/events#TargetDays as WireTargetDays',
  CombinedTotal: 'study/v1/events#CombinedTotal as WireCombinedTotal',
  DueDay: 'reviews/v1/events#DueDay as WireDueDay',
  Projection: 'trace/v1/service#ProjectionStatus',
  Verification: 'trace/v1/service#Verification as WireVerification',
};
const mappers = {
  ...Object.fromEntries(Object.entries(nodes).map(([type, name]) => [type, `../nodes.ts#${name}`])),
  ...Object.fromEntries(Object.entries(wire).map(([type, at]) => [type, `@trienkhai/proto/trienkhai/${at}`])),
  Rollout: '../rollout/rollout.ts#RolloutPart',
  LevelChange: '../compare/parts.ts#LevelChangePart',
  StageChange: '@trienkhai/proto/trienkhai/trace/v1/compare#StageChange as WireStageChange',
  Became: '../compare/parts.ts#BecamePart',
  Heir: '../compare/parts.ts#HeirPart',
  ReportingStatus: '../reporting/reporting.ts#ReportingPart',
  PeriodReporting: '../reporting/reporting.ts#PeriodReportingPart',
  ReportingRow: '../reporting/reporting.ts#ReportingRowPart',
  Reminder: '../reporting/reporting.ts#ReminderPart',
  CommandAnswer: '../commands/resolvers.ts#AnsweredCommand',
  CommandError: '../commands/resolvers.ts#CommandRefusal',
  Reorganisation: '../units/reorganisations.ts#ReorganisationPart',
  Change: '../history/resolvers.ts#ChangePart',
  GrantRevocation: '@trienkhai/kernel/grants#Revocation',
  FieldChange: '@trienkhai/proto/trienkhai/trace/v1/history#FieldChange as WireFieldChange',
  BehindUnit: '../questions/resolvers.ts#BehindUnitPart',
  BehindCount: '../questions/resolvers.ts#BehindCountPart',
  ChainNode: '../questions/resolvers.ts#ChainPart',
  Digest: '@trienkhai/runtime/digest#Digest as SignedDigest',
  InclusionProof: '@trienkhai/runtime/digest#InclusionProof as ProvenHead',
  Reading: '../evidence/resolvers.ts#ReadingPart',
  Event: '../subscriptions/resolvers.ts#EventPart',
};

const config = {
  contextType: '../context.ts#GraphqlContext',
  mappers,
  scalars: {
    ID: 'string',
    Date: 'string',
    DateTime: { input: 'string', output: 'Date | string' },
    JSON: 'unknown',
  },
  enumsAsTypes: true,
  immutableTypes: true,
  useTypeImports: true,
  skipTypename: true,
  useIndexSignature: false,
  inputMaybeValue: 'T | null | undefined',
  maybeValue: 'T | null | undefined',
  resolverTypeWrapperSignature: 'Promise<T> | T',
};

const text = await codegen({
  documents: [],
  config,
  filename: 'types.ts',
  schema: document,
  schemaAst: buildASTSchema(document),
  plugins: [{ typescript: {} }, { resolvers: {} }],
  pluginMap: { typescript, resolvers },
});
mkdirSync(`${folder}/generated`, { recursive: true });
writeFileSync(`${folder}/generated/types.ts`, text);
