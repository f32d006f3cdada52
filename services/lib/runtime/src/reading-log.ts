import { randomUUID } from 'node:crypto';
import type { Reading } from './document-store/readings.ts';

export type NotedReading = Omit<Reading, '_id' | 'lost'>;

export interface ReadingLog {
  /** Takes note and returns at once: whoever reads does not wait, whether the store is there or not. */
  note(reading: NotedReading): void;
  /** Stores what is left, if the store is there. */
  close(): Promise<void>;
}

export interface ReadingLogOptions {
  /** Stores readings; called by one batch at a time, and again with the same ones where it failed. */
  readonly write: (readings: readonly Reading[]) => Promise<void>;
  readonly onFailed: (error: unknown) => void;
  /** What a lost reading counts under. */
  readonly everywhere: readonly string[];
  readonly everyMs?: number;
  /** What waits at most while the store is away; what comes beyond is counted, not kept. */
  readonly mostWaiting?: number;
}

const EVERY_MS = 500;
const MOST_WAITING = 20_000;
const BATCH = 1_000;

/** Readings on their way to the store: together, twice a second, in bounded memory. */
export function createReadingLog(options: ReadingLogOptions): ReadingLog {
  const { write, onFailed, everyMs = EVERY_MS } = options;
  const queue = boundedQueue(options);
  let writing: Promise<void> | undefined;
  let failed = false;

  async function writeAll(): Promise<void> {
    for (let batch = queue.next(); batch.length > 0; batch = queue.next()) {
      try {
        await write(batch);
      } catch (error) {
        if (!failed) onFailed(error);
        failed = true;
        return;
      }
      failed = false;
      queue.stored(batch.length);
    }
  }

  function writeOnce(): Promise<void> {
    writing ??= writeAll().finally(() => (writing = undefined));
    return writing;
  }

  const timer = setInterval(() => void writeOnce(), everyMs).unref();
  return {
    note: queue.add,
    async close() {
      clearInterval(timer);
      // One that is under way may have begun before the last readings came.
      await writing;
      await writeOnce();
    },
  };
}

function boundedQueue({ everywhere, mostWaiting = MOST_WAITING }: ReadingLogOptions) {
  const waiting: Reading[] = [];
  let lost = 0;
  const lostReadings = (): Reading => ({
    ...{ _id: randomUUID(), at: new Date(), account: '', unitId: '', operation: 'lost', objectId: '' },
    within: everywhere,
    lost,
  });
  return {
    add(reading: NotedReading): void {
      if (waiting.length >= mostWaiting) lost += 1;
      else waiting.push({ _id: randomUUID(), ...reading });
    },
    /** The oldest ones, and after the last of them how many were lost. */
    next(): readonly Reading[] {
      if (waiting.length === 0 && lost > 0) {
        waiting.push(lostReadings());
        lost = 0;
      }
      return waiting.slice(0, BATCH);
    },
    stored: (count: number) => void waiting.splice(0, count),
  };
}
