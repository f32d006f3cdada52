import { AWARD_STATES } from '@trienkhai/kernel/vocabulary';
import * as proto from '@trienkhai/proto/trienkhai/reviews/v1/award_events';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import { requireField } from '@trienkhai/runtime/wire-values';
import type { Award, AwardEvent } from '../domain/award.ts';

export const awardCodec = createEventCodec<AwardEvent>('reviews', {
  AwardRecorded: {
    encode: (event) => proto.AwardRecorded.toJSON({ ...event, award: writeAward(event.award) }),
    decode: (data) => withAward(proto.AwardRecorded.fromJSON(data)),
  },
  AwardCorrected: {
    encode: (event) => proto.AwardCorrected.toJSON({ ...event, award: writeAward(event.award) }),
    decode: (data) => withAward(proto.AwardCorrected.fromJSON(data)),
  },
  AwardWithdrawn: {
    encode: (event) => proto.AwardWithdrawn.toJSON(event),
    decode: (data) => proto.AwardWithdrawn.fromJSON(data),
  },
});

/** proto → domain for the value that commands and events share. */
export function readAward(message: proto.Award | undefined): Award {
  const award = requireField(message, ['award']);
  const state = AWARD_STATES.find((known) => award.state === `AWARD_STATE_${known}`);
  return { ...award, state: requireField(state, ['state']) };
}

function writeAward(award: Award): proto.Award {
  return { ...award, state: `AWARD_STATE_${award.state}` };
}

function withAward<Message extends { readonly award?: proto.Award | undefined }>(message: Message) {
  return { ...message, award: readAward(message.award) };
}
