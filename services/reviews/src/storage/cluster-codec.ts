import * as proto from '@trienkhai/proto/trienkhai/reviews/v1/cluster_events';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import { requireField } from '@trienkhai/runtime/wire-values';
import type { ClusterEvent, ClusterReview, Criteria, Pledge } from '../domain/cluster-events.ts';

export const clusterCodec = createEventCodec<ClusterEvent>('reviews', {
  ClusterFormed: {
    encode: (event) => proto.ClusterFormed.toJSON({ ...event, memberIds: [...event.memberIds] }),
    decode: (data) => proto.ClusterFormed.fromJSON(data),
  },
  ClusterChanged: {
    encode: (event) => proto.ClusterChanged.toJSON({ ...event, memberIds: [...event.memberIds] }),
    decode: (data) => proto.ClusterChanged.fromJSON(data),
  },
  ClusterDissolved: {
    encode: (event) => proto.ClusterDissolved.toJSON(event),
    decode: (data) => proto.ClusterDissolved.fromJSON(data),
  },
  ClusterCriteriaSet: {
    encode: (event) => proto.ClusterCriteriaSet.toJSON({ ...event, ...writeCriteria(event) }),
    decode: (data) => proto.ClusterCriteriaSet.fromJSON(data),
  },
  PledgeSigned: {
    encode: (event) => proto.PledgeSigned.toJSON({ ...event, pledge: writePledge(event.pledge) }),
    decode: (data) => withPledge(proto.PledgeSigned.fromJSON(data)),
  },
  PledgeCorrected: {
    encode: (event) => proto.PledgeCorrected.toJSON({ ...event, pledge: writePledge(event.pledge) }),
    decode: (data) => withPledge(proto.PledgeCorrected.fromJSON(data)),
  },
  MemberScored: {
    encode: (event) =>
      proto.MemberScored.toJSON({ ...event, points: event.points.map((each) => ({ ...each })) }),
    decode: (data) => proto.MemberScored.fromJSON(data),
  },
  ClusterReviewHeld: {
    encode: (event) => proto.ClusterReviewHeld.toJSON({ ...event, review: writeReview(event.review) }),
    decode: (data) => {
      const message = proto.ClusterReviewHeld.fromJSON(data);
      return { ...message, review: requireField(message.review, ['review']) };
    },
  },
  ClusterYearReopened: {
    encode: (event) => proto.ClusterYearReopened.toJSON(event),
    decode: (data) => proto.ClusterYearReopened.fromJSON(data),
  },
});

function writeCriteria({ criteria }: Criteria): Pick<proto.ClusterCriteriaSet, 'criteria'> {
  return { criteria: criteria.map((criterion) => ({ ...criterion })) };
}

function writePledge({ on, targets, signatoryIds }: Pledge): proto.Pledge {
  return { on, targets: targets.map(({ text }) => ({ text })), signatoryIds: [...signatoryIds] };
}

function withPledge<Message extends { readonly pledge?: proto.Pledge | undefined }>(message: Message) {
  return { ...message, pledge: requireField(message.pledge, ['pledge']) };
}

function writeReview({ heldOn, nextYear, outcomes, titles }: ClusterReview): proto.ClusterReview {
  return { heldOn, nextYear, outcomes: [...outcomes], titles: titles.map((title) => ({ ...title })) };
}
