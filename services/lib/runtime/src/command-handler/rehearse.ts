import type { CommandEnvelope, CommandForecast, CommandOutcome } from '../command-handler.ts';
import { decide, notBefore, replayed, type Execution } from './execute.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What `execute` would answer now, without recording anything; throws its refusals. */
export async function rehearse<State, Command, Event, Context>(
  on: Execution<State, Command, Event, Context>,
  envelope: CommandEnvelope<Command>,
  contextAt: (recordedAt: Date) => Context,
): Promise<CommandOutcome | CommandForecast> {
  const [receipt, stream] = await Promise.all([
    on.store.findByCommandId(envelope.commandId),
    on.streams.refresh(envelope.streamId),
  ]);
  if (receipt) return replayed(receipt, fingerprintOf(envelope));
  const recordedAt = notBefore(stream.recordedAt, on.clock());
  const decision = decide(on.decider, stream, envelope, contextAt(recordedAt));
  if ('refusal' in decision) throw decision.refusal;
  const { length: eventCount } = decision.events;
  return { streamId: stream.streamId, version: stream.version + eventCount, eventCount };
}
