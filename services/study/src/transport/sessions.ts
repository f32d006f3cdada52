import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/study/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import { partitionKey } from '@trienkhai/runtime/fact-parts';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { Rights } from '@trienkhai/runtime/rights';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import { placesOfSession, unitsOfSession, sessionDecider } from '../domain/session.ts';
import type { SessionCommand } from '../domain/session.ts';
import { sessionCodec } from '../storage/event-codec.ts';
import { readSession } from '../storage/wire.ts';

export function sessionEndpoints(parts: FactParts) {
  const handler = parts.handler(withRights(sessionDecider, placesOfSession, unitsOfSession), sessionCodec);
  const look = async (command: SessionCommand, rights: Rights) => ({
    directive: await parts.directives('session' in command ? command.session.directiveIds : [], rights),
  });
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    planSession: rpc(({ plannedOn, session: draft }: proto.PlanSessionRequest, { commandId, sample }) => {
      const session = readSession(draft);
      return onStream({
        type: 'PlanSession',
        sessionId: newSession(commandId),
        plannedOn,
        session,
        sample,
      });
    }),
    recordSession: rpc(
      ({ session, plannedSessionId: plan }: proto.RecordSessionRequest, { commandId, sample }) =>
        onStream({
          type: 'RecordSession',
          sessionId: plan === undefined ? newSession(commandId) : sessionOf(plan),
          session: readSession(session),
          sample,
          planned: plan !== undefined,
        }),
    ),
    correctSession: rpc(({ sessionId: id, session: draft, reason }: proto.CorrectSessionRequest) => {
      const session = readSession(draft);
      return onStream({ type: 'CorrectSession', sessionId: sessionOf(id), session, reason });
    }),
    withdrawSession: rpc(({ sessionId, reason }: proto.WithdrawSessionRequest) =>
      onStream({ type: 'WithdrawSession', sessionId: sessionOf(sessionId), reason }),
    ),
  };
}

function onStream(command: SessionCommand): PlannedCommand<SessionCommand> {
  const { sessionId } = command;
  const about = 'session' in command ? command.session.directiveIds : [];
  return { streamId: sessionId, key: partitionKey(about, sessionId), command };
}

function newSession(commandId: string): string {
  return `session:${deriveKey(commandId)}`;
}

function sessionOf(id: string): string {
  if (isNodeId(id, 'session')) return id;
  throw refuse('SESSION_UNKNOWN', 'Không có buổi học nào mang mã này.', 'There is no session of this id.', {
    path: ['session'],
  });
}
