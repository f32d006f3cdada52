import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/reviews/v1/awards';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import { deriveKey } from '@trienkhai/runtime/ids';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import { awardDecider, identityOfAward, placesOfAward, unitsOfAward } from '../domain/award.ts';
import type { AwardCommand } from '../domain/award.ts';
import { awardCodec, readAward } from '../storage/award-codec.ts';

export function awardEndpoints(parts: FactParts) {
  const handler = parts.handler(withRights(awardDecider, placesOfAward, unitsOfAward), awardCodec);
  const rpc = commandEndpoints(parts, { handler, look: () => Promise.resolve({}) });
  return {
    /** Unit, name and edition make the stream: an edition recorded twice is one award said anew. */
    recordAward: rpc(({ award: message }: proto.RecordAwardRequest, { sample }) => {
      const award = readAward(message);
      const awardId = `award:${deriveKey(identityOfAward(award))}`;
      return onStream({ type: 'RecordAward', awardId, award, sample });
    }),
    correctAward: rpc(({ awardId, award, reason }: proto.CorrectAwardRequest) =>
      onStream({ type: 'CorrectAward', awardId: awardOf(awardId), award: readAward(award), reason }),
    ),
    withdrawAward: rpc(({ awardId, reason }: proto.WithdrawAwardRequest) =>
      onStream({ type: 'WithdrawAward', awardId: awardOf(awardId), reason }),
    ),
  };
}

function onStream(command: AwardCommand): PlannedCommand<AwardCommand> {
  const { awardId } = command;
  return { streamId: awardId, key: awardId, command };
}

function awardOf(id: string): string {
  if (isNodeId(id, 'award')) return id;
  throw refuse('AWARD_UNKNOWN', 'Không có giải thưởng nào mang mã này.', 'There is no award of this id.', {
    path: ['award'],
  });
}
