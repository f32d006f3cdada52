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
import { milestoneDecider, placesOfMilestone, unitsOfMilestone } from '../domain/milestone.ts';
import type { MilestoneCommand } from '../domain/milestone.ts';
import { milestoneCodec } from '../storage/event-codec.ts';
import { readMilestone } from '../storage/wire.ts';

export function milestoneEndpoints(parts: FactParts) {
  const handler = parts.handler(
    withRights(milestoneDecider, placesOfMilestone, unitsOfMilestone),
    milestoneCodec,
  );
  const look = async (command: MilestoneCommand, rights: Rights) => ({
    directive: await parts.directives(directivesOf(command), rights),
  });
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    logMilestone: rpc(({ milestone }: proto.LogMilestoneRequest, { commandId, sample }) =>
      onStream({
        type: 'LogMilestone',
        milestoneId: `milestone:${deriveKey(commandId)}`,
        milestone: readMilestone(milestone),
        sample,
      }),
    ),
    correctMilestone: rpc(({ milestoneId, milestone, reason }: proto.CorrectMilestoneRequest) =>
      onStream({
        type: 'CorrectMilestone',
        milestoneId: milestoneOf(milestoneId),
        milestone: readMilestone(milestone),
        reason,
      }),
    ),
    withdrawMilestone: rpc(({ milestoneId, reason }: proto.WithdrawMilestoneRequest) =>
      onStream({ type: 'WithdrawMilestone', milestoneId: milestoneOf(milestoneId), reason }),
    ),
  };
}

function directivesOf(command: MilestoneCommand): readonly string[] {
  return 'milestone' in command ? [command.milestone.directiveId] : [];
}

function onStream(command: MilestoneCommand): PlannedCommand<MilestoneCommand> {
  const { milestoneId } = command;
  return { streamId: milestoneId, key: partitionKey(directivesOf(command), milestoneId), command };
}

function milestoneOf(id: string): string {
  if (isNodeId(id, 'milestone')) return id;
  throw refuse('MILESTONE_UNKNOWN', 'Không có việc nào mang mã này.', 'There is no milestone of this id.', {
    path: ['milestone'],
  });
}
