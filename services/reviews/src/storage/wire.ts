import { REVIEW_KINDS, type ReviewKind } from '@trienkhai/kernel/vocabulary';
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
  };
}

export function readVisit(message: proto.Visit | undefined): Visit {
  return requireField(message, ['visit']);
}

export function writeVisit(visit: Visit): proto.Visit {
  return {
    ...visit,
    stops: visit.stops.map((stop) => ({ ...stop, findings: [...stop.findings] })),
    directiveIds: [...visit.directiveIds],
    findings: [...visit.findings],
  };
}

function readKind(kind: proto.ReviewKind): ReviewKind | undefined {
  return REVIEW_KINDS.find((known) => kind === `REVIEW_KIND_${known}`);
}
