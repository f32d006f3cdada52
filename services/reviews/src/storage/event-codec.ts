import * as proto from '@trienkhai/proto/trienkhai/reviews/v1/events';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import type { Milestone, MilestoneEvent } from '../domain/milestone.ts';
import type { Review } from '../domain/review-details.ts';
import type { ReviewEvent } from '../domain/review-events.ts';
import type { Visit } from '../domain/visit-details.ts';
import type { VisitEvent } from '../domain/visit.ts';
import { readMilestone, readReview, readVisit, writeMilestone, writeReview, writeVisit } from './wire.ts';

export const milestoneCodec = createEventCodec<MilestoneEvent>('reviews', {
  MilestoneLogged: {
    encode: (event) => proto.MilestoneLogged.toJSON(wireMilestone(event)),
    decode: (data) => domainMilestone(proto.MilestoneLogged.fromJSON(data)),
  },
  MilestoneCorrected: {
    encode: (event) => proto.MilestoneCorrected.toJSON(wireMilestone(event)),
    decode: (data) => domainMilestone(proto.MilestoneCorrected.fromJSON(data)),
  },
  MilestoneWithdrawn: {
    encode: (event) => proto.MilestoneWithdrawn.toJSON(event),
    decode: (data) => proto.MilestoneWithdrawn.fromJSON(data),
  },
});

export const reviewCodec = createEventCodec<ReviewEvent>('reviews', {
  ReviewSubmitted: {
    encode: (event) => proto.ReviewSubmitted.toJSON(wireReview(event)),
    decode: (data) => domainReview(proto.ReviewSubmitted.fromJSON(data)),
  },
  ReviewCorrected: {
    encode: (event) => proto.ReviewCorrected.toJSON(wireReview(event)),
    decode: (data) => domainReview(proto.ReviewCorrected.fromJSON(data)),
  },
  ReviewReturned: {
    encode: (event) => proto.ReviewReturned.toJSON(event),
    decode: (data) => proto.ReviewReturned.fromJSON(data),
  },
  ReviewResubmitted: {
    encode: (event) => proto.ReviewResubmitted.toJSON(event),
    decode: (data) => proto.ReviewResubmitted.fromJSON(data),
  },
  ReviewApproved: {
    encode: (event) => proto.ReviewApproved.toJSON(event),
    decode: (data) => proto.ReviewApproved.fromJSON(data),
  },
  ReviewUnlocked: {
    encode: (event) => proto.ReviewUnlocked.toJSON(event),
    decode: (data) => proto.ReviewUnlocked.fromJSON(data),
  },
  ReviewWithdrawn: {
    encode: (event) => proto.ReviewWithdrawn.toJSON(event),
    decode: (data) => proto.ReviewWithdrawn.fromJSON(data),
  },
});

export const visitCodec = createEventCodec<VisitEvent>('reviews', {
  VisitRecorded: {
    encode: (event) => proto.VisitRecorded.toJSON(wireVisit(event)),
    decode: (data) => domainVisit(proto.VisitRecorded.fromJSON(data)),
  },
  VisitCorrected: {
    encode: (event) => proto.VisitCorrected.toJSON(wireVisit(event)),
    decode: (data) => domainVisit(proto.VisitCorrected.fromJSON(data)),
  },
  VisitWithdrawn: {
    encode: (event) => proto.VisitWithdrawn.toJSON(event),
    decode: (data) => proto.VisitWithdrawn.fromJSON(data),
  },
});

function wireMilestone<T extends { readonly milestone: Milestone }>(event: T) {
  return { ...event, milestone: writeMilestone(event.milestone) };
}

function domainMilestone<T extends { readonly milestone?: proto.Milestone | undefined }>(message: T) {
  return { ...message, milestone: readMilestone(message.milestone) };
}

function wireReview<T extends { readonly review: Review }>(event: T) {
  return { ...event, review: writeReview(event.review) };
}

function domainReview<T extends { readonly review?: proto.Review | undefined }>(message: T) {
  return { ...message, review: readReview(message.review) };
}

function wireVisit<T extends { readonly visit: Visit }>(event: T) {
  return { ...event, visit: writeVisit(event.visit) };
}

function domainVisit<T extends { readonly visit?: proto.Visit | undefined }>(message: T) {
  return { ...message, visit: readVisit(message.visit) };
}
