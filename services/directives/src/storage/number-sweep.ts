import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@trienkhai/kernel/domain-error';
import type { WritingParts } from '@trienkhai/runtime/writing-service';
import type { NumberStreams } from './number-reservations.ts';
import { settleCommit } from './orphan-numbers.ts';

export interface SweepOptions {
  /** Pause between two rounds, in milliseconds. */
  readonly everyMs: number;
  /** How long a command may take from its number to its own commit, in milliseconds. */
  readonly graceMs: number;
}

export interface NumberSweep {
  /** Lets the number that is being looked at end. */
  stop(): Promise<void>;
}

type Parts = Pick<WritingParts, 'store' | 'database' | 'logger' | 'clock' | 'units'>;

interface Cursor {
  readonly _id: string;
  readonly until: Date;
}

const DEFAULTS: SweepOptions = { everyMs: 30_000, graceMs: 60_000 };
const PREFIX = 'trienkhai.directives.v1.';
const WATCHED = { 'events.type': { $in: [`${PREFIX}NumberReserved`, `${PREFIX}DirectiveCorrected`] } };
const CURSOR = 'numbers';
const OUTAGES: readonly string[] = ['UNAVAILABLE', 'OUTCOME_UNKNOWN'];

/** Ends, round after round, what a crash left between a number and its directive. */
export function startNumberSweep(
  parts: Parts,
  streams: NumberStreams,
  { everyMs, graceMs }: SweepOptions = DEFAULTS,
): NumberSweep {
  const ending = new AbortController();
  const { signal } = ending;
  const rounds = async (): Promise<void> => {
    while (!signal.aborted) {
      await round(parts, streams, graceMs, signal).catch((error: unknown) =>
        parts.logger.warn({ err: error }, 'reserved numbers could not be looked at'),
      );
      await setTimeout(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const running = rounds();
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/** Each reservation and each correction is looked at once; the place reached outlives a restart. */
async function round(
  parts: Parts,
  streams: NumberStreams,
  graceMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { store, database, logger, clock, units } = parts;
  const cursors = database.db.collection<Cursor>('sweeps');
  await store.collection.createIndex(
    { recordedAt: 1 },
    { name: 'numbers_due', partialFilterExpression: WATCHED },
  );
  const since = (await cursors.findOne({ _id: CURSOR }))?.until ?? new Date(0);
  const until = new Date(clock().getTime() - graceMs);
  const due = store.collection.find({ ...WATCHED, recordedAt: { $gt: since, $lte: until } });
  for await (const commit of due.sort({ recordedAt: 1 })) {
    if (signal.aborted) return;
    await settleCommit({ ...streams, units, logger }, commit).catch((error: unknown) => {
      // A refusal concerns one number; an outage ends the round, and the next one begins at the same place.
      if (!(error instanceof DomainError) || OUTAGES.includes(error.code)) throw error;
      logger.error({ err: error, stream: commit.streamId }, 'a number could not be settled');
    });
  }
  await cursors.updateOne({ _id: CURSOR }, { $max: { until } }, { upsert: true });
}
