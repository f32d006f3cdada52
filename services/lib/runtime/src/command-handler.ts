import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Decider } from '@trienkhai/kernel/decider';
import { DomainError } from '@trienkhai/kernel/domain-error';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import { commandMeter } from './command-handler/metrics.ts';
import { createLanes } from './command-handler/lanes.ts';
import { fingerprintOf } from './command-handler/fingerprint.ts';
import { draftCommit } from './command-handler/draft.ts';
import { keyReused, versionConflict } from './command-handler/refusals.ts';
import { createStreams } from './command-handler/streams.ts';
import type { Stream } from './command-handler/streams.ts';
import type { Commit, CommitStore } from './commit-store.ts';
import { unavailable } from './commit-store/availability.ts';
import { withSpan } from './telemetry.ts';

export interface CommandEnvelope<Command> {
  readonly streamId: string;
  /** Partition key; counts for the first commit of a stream, later ones keep it. */
  readonly key: string;
  readonly commandId: string;
  readonly expectedVersion?: number | undefined;
  readonly actor: string;
  readonly unit: string;
  /** JSON: what cannot be told apart there is one command. */
  readonly command: Command;
}

export interface CommandOutcome {
  readonly streamId: string;
  /** Version of the stream right after this command. */
  readonly version: number;
  readonly recordedAt: Date;
  /** True when an earlier sending of the same command was recorded, this one not. */
  readonly replayed: boolean;
}

export interface CommandHandler<State, Command, Context> {
  /**
   * Records what the decider makes of the command, at most once per commandId, and answers every sending
   * of it alike. The context may depend on the instant of recording: it is asked again at each attempt.
   * Throws DomainError: whatever the decider refuses with · VERSION_CONFLICT · IDEMPOTENCY_KEY_REUSED ·
   * EVENT_TOO_LARGE · UNAVAILABLE (nothing recorded) · OUTCOME_UNKNOWN (send the same commandId again).
   */
  handle(
    envelope: CommandEnvelope<Command>,
    context: Context | ((recordedAt: Date) => Context),
  ): Promise<CommandOutcome>;
  /** The stream as a majority of the store has it now; version 0 where there is none. */
  load(streamId: string): Promise<{ readonly state: State; readonly version: number }>;
}

export interface CommandHandlerOptions<State, Command, Event, Context> {
  readonly store: CommitStore;
  readonly decider: Decider<State, Command, Event, Context>;
  readonly codec: EventCodec<Event>;
  readonly clock?: (() => Date) | undefined;
  /** Streams whose state is kept in memory. */
  readonly cachedStreams?: number;
}

/** Attempts before a stream that others keep writing answers VERSION_CONFLICT. */
const MAX_CONFLICTS = 24;

export function createCommandHandler<State, Command, Event, Context>(
  options: CommandHandlerOptions<State, Command, Event, Context>,
): CommandHandler<State, Command, Context> {
  const { store, decider, codec, clock = () => new Date() } = options;
  const streams = createStreams({ store, decider, codec, limit: options.cachedStreams ?? 10_000 });
  const inTurn = createLanes();
  const measured = commandMeter();
  let silentAt = -Infinity;

  type Decision = { readonly events: readonly Event[] } | { readonly refusal: DomainError };

  function decide(stream: Stream<State>, envelope: CommandEnvelope<Command>, context: Context): Decision {
    const { expectedVersion, command } = envelope;
    if (expectedVersion !== undefined && expectedVersion !== stream.version) {
      return { refusal: versionConflict(stream.version, expectedVersion) };
    }
    try {
      return { events: decider.decide(stream.state, command, context) };
    } catch (error) {
      if (error instanceof DomainError) return { refusal: error };
      throw error;
    }
  }

  async function execute(
    envelope: CommandEnvelope<Command>,
    contextAt: (recordedAt: Date) => Context,
  ): Promise<CommandOutcome> {
    const { streamId, commandId } = envelope;
    const fingerprint = fingerprintOf(envelope);
    const cached = streams.cached(streamId);
    let stream = cached ?? (await streams.refresh(streamId));
    let fresh = cached === undefined;
    for (let conflicts = 0; conflicts < MAX_CONFLICTS;) {
      const recordedAt = notBefore(stream.recordedAt, clock());
      const decision = decide(stream, envelope, contextAt(recordedAt));
      if ('refusal' in decision) {
        // What is cached may be behind, and the command may be one that was recorded before: neither a
        // refusal nor a conflict is an answer until both have been ruled out, in this order.
        if (!fresh) [stream, fresh] = [await streams.refresh(streamId), true];
        else return replay(await store.findByCommandId(commandId), fingerprint, decision.refusal);
        continue;
      }
      // The insert itself proves that the stream was current and the commandId new, also for no events.
      const draft = draftCommit({
        envelope,
        stream,
        fingerprint,
        recordedAt,
        events: decision.events.map(codec.encode),
      });
      const appended = await store.append(draft);
      if (appended.kind === 'stored') {
        streams.advance(stream, appended.commit, decision.events);
        return outcomeOf(appended.commit, false);
      }
      if (appended.by.commandId === commandId) return replay(appended.by, fingerprint);
      conflicts += 1;
      await setTimeout(Math.random() * Math.min(conflicts, 10));
      [stream, fresh] = [await streams.refresh(streamId), true];
    }
    throw versionConflict((await streams.refresh(streamId)).version, envelope.expectedVersion);
  }

  return {
    handle(envelope, context) {
      const contextAt = typeof context === 'function' ? (context as (at: Date) => Context) : () => context;
      const arrived = performance.now();
      const work = async () => {
        // The store fell silent while this one waited for its turn: it has waited long enough.
        if (silentAt > arrived) throw unavailable();
        try {
          return await execute(envelope, contextAt);
        } catch (error) {
          if (isSilence(error)) silentAt = performance.now();
          throw error;
        }
      };
      return withSpan('command', { attributes: { 'trienkhai.stream': envelope.streamId } }, () =>
        measured(envelope, () => inTurn(envelope.streamId, work)),
      );
    },
    async load(streamId) {
      const { state, version } = await streams.refresh(streamId);
      return { state, version };
    },
  };
}

/** The first answer again; without a receipt the refusal stands. */
function replay(receipt: Commit | undefined, fingerprint: string, refusal?: DomainError): CommandOutcome {
  if (receipt && receipt.fingerprint !== fingerprint) throw keyReused(receipt.commandId);
  if (receipt) return outcomeOf(receipt, true);
  throw refusal;
}

function outcomeOf(commit: Commit, replayed: boolean): CommandOutcome {
  return { streamId: commit.streamId, version: commit.toVersion, recordedAt: commit.recordedAt, replayed };
}

function notBefore(earliest: Date | undefined, now: Date): Date {
  return earliest !== undefined && earliest > now ? earliest : now;
}

function isSilence(error: unknown): boolean {
  return error instanceof DomainError && (error.code === 'UNAVAILABLE' || error.code === 'OUTCOME_UNKNOWN');
}
