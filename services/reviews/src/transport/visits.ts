import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import { partitionKey } from '@trienkhai/runtime/fact-parts';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { Rights } from '@trienkhai/runtime/rights';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import { placesOfVisit, unitsOfVisit, visitDecider } from '../domain/visit.ts';
import type { VisitCommand } from '../domain/visit.ts';
import { visitCodec } from '../storage/event-codec.ts';
import { readVisit } from '../storage/wire.ts';

export function visitEndpoints(parts: FactParts) {
  const handler = parts.handler(withRights(visitDecider, placesOfVisit, unitsOfVisit), visitCodec);
  const look = async (command: VisitCommand, rights: Rights) => ({
    directive: await parts.directives(directivesOf(command), rights),
  });
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    recordVisit: rpc(({ visit }: proto.RecordVisitRequest, { commandId, sample }) =>
      onStream({
        type: 'RecordVisit',
        visitId: `visit:${deriveKey(commandId)}`,
        visit: readVisit(visit),
        sample,
      }),
    ),
    correctVisit: rpc(({ visitId, visit, reason }: proto.CorrectVisitRequest) =>
      onStream({ type: 'CorrectVisit', visitId: visitOf(visitId), visit: readVisit(visit), reason }),
    ),
    withdrawVisit: rpc(({ visitId, reason }: proto.WithdrawVisitRequest) =>
      onStream({ type: 'WithdrawVisit', visitId: visitOf(visitId), reason }),
    ),
  };
}

const directivesOf = (command: VisitCommand) => ('visit' in command ? command.visit.directiveIds : []);

function onStream(command: VisitCommand): PlannedCommand<VisitCommand> {
  const { visitId } = command;
  return { streamId: visitId, key: partitionKey(directivesOf(command), visitId), command };
}

function visitOf(id: string): string {
  if (isNodeId(id, 'visit')) return id;
  throw refuse(
    'VISIT_UNKNOWN',
    'Không có chuyến công tác nào mang mã này.',
    'There is no visit of this id.',
    { path: ['visit'] },
  );
}
