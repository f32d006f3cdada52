import { directiveUnknown } from '@trienkhai/kernel/rules/directive';
import type * as proto from '@trienkhai/proto/trienkhai/study/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import type { Rights } from '@trienkhai/runtime/rights';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import { completionDecider, placesOfCompletion, unitsOfCompletion } from '../domain/completion.ts';
import type { CompletionCommand } from '../domain/completion.ts';
import { completionCodec } from '../storage/event-codec.ts';

export function completionEndpoints(parts: FactParts) {
  const handler = parts.handler(
    withRights(completionDecider, placesOfCompletion, unitsOfCompletion),
    completionCodec,
  );
  const look = async ({ directiveId, documentId }: CompletionCommand, rights: Rights) => ({
    directive: await parts.directives(
      documentId === undefined ? [directiveId] : [directiveId, documentId],
      rights,
    ),
  });
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    completeStudy: rpc(
      ({ directiveId, unitId, on, documentId, note }: proto.CompleteStudyRequest, { sample }) =>
        onStream({ type: 'CompleteStudy', directiveId, unitId, on, documentId, note, sample }),
    ),
    correctStudyCompletion: rpc((request: proto.CorrectStudyCompletionRequest) => {
      const { directiveId, unitId, on, documentId, note, withdrawn, reason } = request;
      const of = { directiveId, unitId, on, documentId, note };
      return onStream({ type: 'CorrectStudyCompletion', ...of, withdrawn, reason });
    }),
  };
}

/** One stream per directive and unit: ten thousand communes never queue behind one another. */
function onStream(command: CompletionCommand): PlannedCommand<CompletionCommand> {
  const { directiveId, unitId } = command;
  if (!isNodeId(directiveId, 'directive')) throw directiveUnknown(directiveId, ['directive']);
  const directiveKey = directiveId.slice('directive:'.length);
  return { streamId: `study:${directiveKey}:${unitId}`, key: directiveId, command };
}
