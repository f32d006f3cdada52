import type * as proto from '@trienkhai/proto/trienkhai/directives/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import type { Rights } from '@trienkhai/runtime/rights';
import { requireField } from '@trienkhai/runtime/wire-values';
import { placesOfProgress, unitsOfProgress, progressDecider } from '../domain/progress.ts';
import type { ProgressCommand, ReachStage } from '../domain/progress.ts';
import { progressCodec } from '../storage/event-codec.ts';
import { readUnitStage } from '../storage/wire.ts';
import { requireDirectiveId } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';

export function progressEndpoints(parts: DirectivesParts) {
  const handler = parts.handler(
    withRights(progressDecider, placesOfProgress, unitsOfProgress),
    progressCodec,
  );
  const look = async ({ directiveId, documentId }: ProgressCommand, rights: Rights) => ({
    registered: await parts.registered(
      documentId === undefined ? [directiveId] : [directiveId, documentId],
      rights,
    ),
  });
  const rpc = commandEndpoints(parts, { handler, look });
  const reachStage = (type: ReachStage['type']) =>
    rpc(({ draft }: proto.RecordReceiptRequest, { sample }) =>
      onStream({ type, ...requireField(draft, ['draft']), sample }),
    );
  return {
    recordReceipt: reachStage('RecordReceipt'),
    adoptPlan: reachStage('AdoptPlan'),
    adoptProgramme: reachStage('AdoptProgramme'),
    correctUnitStage: rpc(({ draft, stage, withdrawn, reason }: proto.CorrectUnitStageRequest) =>
      onStream({
        type: 'CorrectUnitStage',
        ...requireField(draft, ['draft']),
        stage: readUnitStage(stage),
        withdrawn,
        reason,
      }),
    ),
  };
}

/** One stream per directive and unit: ten thousand communes never queue behind one another. */
function onStream(command: ProgressCommand): PlannedCommand<ProgressCommand> {
  const { directiveId } = command;
  requireDirectiveId(directiveId, 'directive');
  const directiveKey = directiveId.slice('directive:'.length);
  return { streamId: `progress:${directiveKey}:${command.unitId}`, key: directiveId, command };
}
