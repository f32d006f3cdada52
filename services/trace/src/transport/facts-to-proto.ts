import type { Headcount } from '@trienkhai/kernel/headcount';
import type * as common from '@trienkhai/proto/trienkhai/common/v1/types';
import type * as directivesProto from '@trienkhai/proto/trienkhai/directives/v1/events';
import type * as reviewsProto from '@trienkhai/proto/trienkhai/reviews/v1/events';
import type * as studyProto from '@trienkhai/proto/trienkhai/study/v1/events';
import { toProto } from '@trienkhai/runtime/proto-enums';
import type {
  CombinedTotal,
  Line,
  MilestoneFacts,
  NextPeriod,
  ReportFacts,
  ReviewFacts,
  SessionFacts,
  VisitFacts,
  WorkingSessionFacts,
} from '../projections/activity-facts.ts';
import type { DirectiveFacts } from '../projections/directives.ts';
import type { Period } from '../projections/headcounts.ts';

export function directiveFactsToProto(facts: DirectiveFacts): directivesProto.DirectiveFacts {
  const { source, addressees } = facts;
  return {
    symbol: facts.symbol,
    type: facts.type,
    title: facts.title,
    issuerId: facts.issuerId,
    issuedOn: facts.issuedOn,
    term: facts.term,
    year: facts.year,
    source: source && { url: source.url, fileName: source.fileName, sha256: source.sha256 },
    addressees: addressees && {
      levels: addressees.levels.map(toProto.level),
      unitIds: [...addressees.unitIds],
    },
    registerKey: facts.registerKey,
    access: `ACCESS_${facts.access ?? 'OPEN'}`,
  };
}

export function sessionToProto(facts: SessionFacts): studyProto.Session {
  return {
    kind: facts.kind,
    directiveIds: [...facts.directiveIds],
    unitId: facts.unitId,
    organiserIds: [...facts.organiserIds],
    heldOn: facts.heldOn,
    heldUntil: facts.heldUntil,
    publishedOn: facts.publishedOn,
    mode: facts.mode ? toProto.mode(facts.mode) : 'MODE_UNSPECIFIED',
    sites: facts.sites.map(({ unitId, name }) => ({ unitId, name })),
    people: facts.people.map(headcountToProto),
    conference: facts.conference,
    note: facts.note,
  };
}

export function reportToProto(facts: ReportFacts): studyProto.Report {
  return {
    unitId: facts.unitId,
    period: periodToProto(facts.period),
    lines: facts.lines.map(lineToProto),
    totals: facts.totals.map(combinedToProto),
    reviewId: facts.reviewId,
  };
}

export function milestoneToProto(facts: MilestoneFacts): reviewsProto.Milestone {
  return {
    directiveId: facts.directiveId,
    unitId: facts.unitId,
    kind: facts.kind,
    on: facts.on,
    note: facts.note,
    people: facts.people.map(headcountToProto),
  };
}

export function reviewToProto(facts: ReviewFacts): reviewsProto.Review {
  return {
    kind: `REVIEW_KIND_${facts.kind}`,
    unitId: facts.unitId,
    directiveId: facts.directiveId,
    period: facts.period && periodToProto(facts.period),
    heldOn: facts.heldOn,
    publishedOn: facts.publishedOn,
    conclusions: facts.conclusions.map(({ text, ownerId, dueOn }) => ({ text, ownerId, dueOn })),
    afterYears: facts.afterYears,
    next: facts.next && nextToProto(facts.next),
  };
}

function nextToProto({ from, to, label, planned, documentId }: NextPeriod): reviewsProto.NextPeriod {
  const activities = planned.map(({ kind, count, note }) => ({ kind, count, note }));
  return { from, to, label, planned: activities, documentId };
}

export function visitToProto(facts: VisitFacts): reviewsProto.Visit {
  return {
    kind: `VISIT_KIND_${facts.kind}`,
    byId: facts.byId,
    stops: facts.stops.map(({ unitId, on, findings, instructions }) => ({
      unitId,
      on,
      findings: [...findings],
      instructions: [...instructions],
    })),
    directiveIds: [...facts.directiveIds],
    from: facts.from,
    to: facts.to,
    findings: [...facts.findings],
    instructions: [...facts.instructions],
  };
}

export function workingSessionToProto(facts: WorkingSessionFacts): reviewsProto.WorkingSession {
  return {
    unitId: facts.unitId,
    withIds: [...facts.withIds],
    heldOn: facts.heldOn,
    period: facts.period && periodToProto(facts.period),
    topics: [...facts.topics],
    note: facts.note,
    directiveIds: [...facts.directiveIds],
    conclusions: [...facts.conclusions],
  };
}

function headcountToProto(count: Headcount): common.Headcount {
  return {
    unit: toProto.headcountUnit(count.unit),
    value: count.value,
    qualifier: toProto.qualifier(count.qualifier),
    expected: count.expected,
    percentStated: count.percentStated,
  };
}

function periodToProto({ from, to, closed, label }: Period): common.Period {
  return { from, to, closed, label };
}

function lineToProto(line: Line): studyProto.ActivityLine {
  return {
    kind: line.kind,
    count: line.count,
    planned: line.planned,
    percentStated: line.percentStated,
    people: line.people.map(headcountToProto),
    online: line.online,
    inPerson: line.inPerson,
    organiserIds: [...line.organiserIds],
    directiveIds: [...line.directiveIds],
    parts: line.parts.map(lineToProto),
  };
}

function combinedToProto({ kinds, people, count }: CombinedTotal): studyProto.CombinedTotal {
  return { kinds: [...kinds], people: people.map(headcountToProto), count };
}
