import { REVIEW_KINDS, VISIT_KINDS, type ReviewKind } from '@trienkhai/kernel/vocabulary';
import type * as proto from '@trienkhai/proto/trienkhai/reviews/v1/events';
import { readHeadcounts, readPeriod, requireField, writeHeadcounts } from '@trienkhai/runtime/wire-values';
import type { Milestone } from '../domain/milestone.ts';
import type { Review } from '../domain/review-details.ts';
import type { Visit } from '../domain/visit-details.ts';

/** proto ↔ domain for the values that commands and events share. */
export function readMilestone(message: proto.Milestone | undefined): Milestone {
  const milestone = requireField(message, ['milestone']);
  return { ...milestone, people: readHeadcounts(milestone.people, ['people']) };
}

export function writeMilestone(milestone: Milestone): proto.Milestone {
  return { ...milestone, people: writeHeadcounts(milestone.people) };
}

export function readReview(message: proto.Review | undefined): Review {
  const review = requireField(message, ['review']);
  const kind = requireField(readKind(review.kind), ['kind']);
  return { ...review, kind, period: review.period && readPeriod(review.period, ['period']) };
}

export function writeReview(review: Review): proto.Review {
  return {
    ...review,
    kind: `REVIEW_KIND_${review.kind}`,
    period: review.period && { ...review.period },
    conclusions: review.conclusions.map((conclusion) => ({ ...conclusion })),
    next: review.next && { ...review.next, planned: review.next.planned.map((each) => ({ ...each })) },
  };
}

export function readVisit(message: proto.Visit | undefined): Visit {
  const visit = requireField(message, ['visit']);
  const kind = VISIT_KINDS.find((known) => visit.kind === `VISIT_KIND_${known}`) ?? 'DELEGATION';
  return { ...visit, kind };
}

export function writeVisit(visit: Visit): proto.Visit {
  return {
    ...visit,
    kind: `VISIT_KIND_${visit.kind}`,
    stops: visit.stops.map((stop) => ({
      ...stop,
      findings: [...stop.findings],
      instructions: [...stop.instructions],
    })),
    directiveIds: [...visit.directiveIds],
    findings: [...visit.findings],
    instructions: [...visit.instructions],
  };
}

function readKind(kind: proto.ReviewKind): ReviewKind | undefined {
  return REVIEW_KINDS.find((known) => kind === `REVIEW_KIND_${known}`);
}
