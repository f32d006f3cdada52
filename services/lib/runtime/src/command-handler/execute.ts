import { setTimeout } from 'node:timers/promises';
import type { GuardedDecider } from '@trienkhai/kernel/decider';
import { DomainError } from '@trienkhai/kernel/domain-error';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import type { CommandEnvelope, CommandOutcome } from '../command-handler.ts';
import type { Commit, CommitStore } from '../commit-store.ts';
import { draftCommit } from './draft.ts';
import { fingerprintOf } from './fingerprint.ts';
import { keyReused, versionConflict } from './refusals.ts';
import type { Stream, Streams } from './streams.ts';
import { withSpan } from '../telemetry.ts';

export interface Execution<State, Command, Event, Context> {
  readonly store: CommitStore;
  readonly decider: GuardedDecider<State, Command, Event, Context>;
  readonly codec: EventCodec<Event>;
  readonly clock: () => Date;
  readonly streams: Streams<State, Event>;
}

type Decision<Event> = { readonly events: readonly Event[] } | { readonly refusal: DomainError };

/** Attempts before a stream that others keep writing answers VERSION_CONFLICT. */
const MAX_CONFLICTS = 24;
const LONGEST_PAUSE_MS = 10;

/**
 * Decides and records until one commit stands for the command. What is cached may be behind, and the
 * command may be one that was recorded before: a refusal or a conflict is an answer only once the decision
 * has been repeated on a fresh read and, after that, no receipt was found. A commit, also one without
 * events, needs neither: its insert proves that the stream was current and the commandId new.
 */
export async function execute<State, Command, Event, Context>(
  on: Execution<State, Command, Event, Context>,
  envelope: CommandEnvelope<Command>,
  contextAt: (recordedAt: Date) => Context,
): Promise<CommandOutcome> {
  const { store, streams } = on;
  const { streamId, commandId } = envelope;
  const fingerprint = fingerprintOf(envelope);
  let stream = streams.cached(streamId);
  let fresh = stream === undefined;
  stream ??= await streams.refresh(streamId);
  for (let conflicts = 0; conflicts < MAX_CONFLICTS;) {
    const recordedAt = notBefore(stream.recordedAt, on.clock());
    const decision = decide(on.decider, stream, envelope, contextAt(recordedAt));
    if ('refusal' in decision && fresh) {
      const receipt = await store.findByCommandId(commandId);
      if (receipt) return replayed(receipt, fingerprint);
      throw decision.refusal;
    }
    if ('events' in decision) {
      const events = decision.events.map(on.codec.encode);
      const draft = draftCommit({ envelope, stream, fingerprint, recordedAt, events });
      const appended = await withSpan('commit', {}, () => store.append(draft));
      if (appended.kind === 'stored') {
        streams.advance(stream, appended.commit, decision.events);
        return outcomeOf(appended.commit, false);
      }
      if (appended.by.commandId === commandId) return replayed(appended.by, fingerprint);
      conflicts += 1;
      await setTimeout(Math.random() * Math.min(conflicts, LONGEST_PAUSE_MS));
    }
    stream = await streams.refresh(streamId);
    fresh = true;
  }
  throw versionConflict(stream.version, envelope.expectedVersion);
}

export function decide<State, Command, Event, Context>(
  decider: GuardedDecider<State, Command, Event, Context>,
  stream: Stream<State>,
  { expectedVersion, command }: CommandEnvelope<Command>,
  context: Context,
): Decision<Event> {
  if (expectedVersion !== undefined) {
    const version = decider.hides?.(stream.state, command, context) ? 0 : stream.version;
    if (expectedVersion !== version) return { refusal: versionConflict(version, expectedVersion) };
  }
  try {
    return { events: decider.decide(stream.state, command, context) };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error };
    throw error;
  }
}

/** The first answer again. Throws IDEMPOTENCY_KEY_REUSED when it was given to another command. */
export function replayed(receipt: Commit, fingerprint: string): CommandOutcome {
  if (receipt.fingerprint !== fingerprint) throw keyReused(receipt.commandId);
  return outcomeOf(receipt, true);
}

function outcomeOf(commit: Commit, again: boolean): CommandOutcome {
  const { streamId, toVersion, recordedAt, events } = commit;
  return { streamId, version: toVersion, recordedAt, replayed: again, eventCount: events.length };
}

export function notBefore(earliest: Date | undefined, now: Date): Date {
  return earliest !== undefined && earliest > now ? earliest : now;
}
