import type { StoredEvent } from '@trienkhai/kernel/envelope';
import type { CommandEnvelope } from '../command-handler.ts';
import { NO_PREVIOUS_HASH } from '../commit-hash.ts';
import type { CommitDraft } from '../commit-store.ts';
import { currentTraceparent } from '../telemetry.ts';
import type { Stream } from './streams.ts';

/** The next commit of a stream. */
export function draftCommit(of: {
  readonly envelope: CommandEnvelope<unknown>;
  readonly stream: Stream<unknown>;
  readonly fingerprint: string;
  readonly recordedAt: Date;
  readonly events: readonly StoredEvent[];
}): CommitDraft {
  const { envelope, stream } = of;
  const traceparent = currentTraceparent();
  return {
    streamId: envelope.streamId,
    seq: stream.seq + 1,
    fromVersion: stream.version,
    events: of.events,
    commandId: envelope.commandId,
    fingerprint: of.fingerprint,
    key: stream.key ?? envelope.key,
    actor: envelope.actor,
    unit: envelope.unit,
    recordedAt: of.recordedAt,
    prevHash: stream.hash ?? NO_PREVIOUS_HASH,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
