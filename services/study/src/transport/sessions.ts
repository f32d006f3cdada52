import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/study/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoint } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import { deriveKey } from '@trienkhai/runtime/ids';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import { placesOfSession, sessionDecider } from '../domain/session.ts';
import type { SessionCommand } from '../domain/session.ts';
import { sessionCodec } from '../storage/event-codec.ts';
import { readSession } from '../storage/wire.ts';
import { partitionKey } from './study-parts.ts';
import type { StudyParts } from './study-parts.ts';

export function sessionEndpoints(parts: StudyParts) {
  const handler = parts.handler(withRights(sessionDecider, placesOfSession), sessionCodec);
  const look = async (command: SessionCommand) => ({
    directive: await parts.directives('session' in command ? command.session.directiveIds : []),
  });
  return {
    planSession: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ plannedOn, session }: proto.PlanSessionRequest, { commandId, sample }) =>
        onStream({
          type: 'PlanSession',
          sessionId: `session:${deriveKey(commandId)}`,
          plannedOn,
          session: readSession(session),
          sample,
        }),
    }),
    recordSession: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ session, plannedSessionId }: proto.RecordSessionRequest, { commandId, sample }) =>
        onStream({
          type: 'RecordSession',
          sessionId:
            plannedSessionId === undefined ? `session:${deriveKey(commandId)}` : sessionOf(plannedSessionId),
          session: readSession(session),
          sample,
          planned: plannedSessionId !== undefined,
        }),
    }),
    correctSession: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ sessionId, session, reason }: proto.CorrectSessionRequest) =>
        onStream({
          type: 'CorrectSession',
          sessionId: sessionOf(sessionId),
          session: readSession(session),
          reason,
        }),
    }),
    withdrawSession: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ sessionId, reason }: proto.WithdrawSessionRequest) =>
        onStream({ type: 'WithdrawSession', sessionId: sessionOf(sessionId), reason }),
    }),
  };
}

function onStream(command: SessionCommand): PlannedCommand<SessionCommand> {
  const { sessionId } = command;
  const about = 'session' in command ? command.session.directiveIds : [];
  return { streamId: sessionId, key: partitionKey(about, sessionId), command };
}

function sessionOf(id: string): string {
  if (isNodeId(id, 'session')) return id;
  throw refuse('SESSION_UNKNOWN', 'Không có buổi học nào mang mã này.', 'There is no session of this id.', {
    path: ['session'],
  });
}
