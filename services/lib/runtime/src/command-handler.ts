import { performance } from 'node:perf_hooks';
import type { GuardedDecider } from '@trienkhai/kernel/decider';
import { DomainError } from '@trienkhai/kernel/domain-error';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import { execute } from './command-handler/execute.ts';
import { rehearse } from './command-handler/rehearse.ts';
import { createLanes } from './command-handler/lanes.ts';
import { commandMeter } from './command-handler/metrics.ts';
import { createStreams } from './command-handler/streams.ts';
import type { CommitStore } from './commit-store.ts';
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
  /** Events of the command; 0: it changed nothing. */
  readonly eventCount: number;
}

/** What a command would do now; nothing of it is recorded. */
export interface CommandForecast {
  readonly streamId: string;
  /** Version of the stream right after the command. */
  readonly version: number;
  readonly eventCount: number;
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
  /**
   * Decides on a fresh read and records nothing. A command that is recorded already gives its outcome.
   * Throws DomainError as `handle` would at this moment.
   */
  rehearse(
    envelope: CommandEnvelope<Command>,
    context: Context | ((recordedAt: Date) => Context),
  ): Promise<CommandOutcome | CommandForecast>;
  /** The stream as a majority of the store has it now; version 0 where there is none. */
  load(streamId: string): Promise<{ readonly state: State; readonly version: number }>;
}

export interface CommandHandlerOptions<State, Command, Event, Context> {
  readonly store: CommitStore;
  readonly decider: GuardedDecider<State, Command, Event, Context>;
  readonly codec: EventCodec<Event>;
  readonly clock?: (() => Date) | undefined;
  /** Streams whose state is kept in memory. */
  readonly cachedStreams?: number;
}

export function createCommandHandler<State, Command, Event, Context>(
  options: CommandHandlerOptions<State, Command, Event, Context>,
): CommandHandler<State, Command, Context> {
  const { store, decider, codec, clock = () => new Date() } = options;
  const streams = createStreams({ store, decider, codec, limit: options.cachedStreams ?? 10_000 });
  const inTurn = createLanes();
  const measured = commandMeter();
  const unlessSilent = silenceGuard();
  const execution = { store, decider, codec, clock, streams };
  return {
    handle(envelope, context) {
      const work = unlessSilent(() => execute(execution, envelope, contextOf(context)));
      return withSpan('command', { attributes: { 'trienkhai.stream': envelope.streamId } }, () =>
        measured(envelope, () => inTurn(envelope.streamId, work)),
      );
    },
    rehearse: (envelope, context) => rehearse(execution, envelope, contextOf(context)),
    async load(streamId) {
      const { state, version } = await streams.refresh(streamId);
      return { state, version };
    },
  };
}

function contextOf<Context>(context: Context | ((at: Date) => Context)): (at: Date) => Context {
  return typeof context === 'function' ? (context as (at: Date) => Context) : () => context;
}

/** Whoever was waiting for its turn when the store fell silent has waited long enough. */
function silenceGuard(): <T>(work: () => Promise<T>) => () => Promise<T> {
  let silentAt = -Infinity;
  return (work) => {
    const arrived = performance.now();
    return async () => {
      if (silentAt > arrived) throw unavailable();
      try {
        return await work();
      } catch (error) {
        if (isSilence(error)) silentAt = performance.now();
        throw error;
      }
    };
  };
}

function isSilence(error: unknown): boolean {
  return error instanceof DomainError && (error.code === 'UNAVAILABLE' || error.code === 'OUTCOME_UNKNOWN');
}
