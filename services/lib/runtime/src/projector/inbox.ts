import type { LogBatch } from '../event-log.ts';
import { weightOfRecords } from './weight.ts';

/** What may wait here, in characters; beyond it, nothing more is fetched until it is taken. */
const CAPACITY = 8_000_000;

/** Batches between the log and the fold, so that the next fetch runs while the last batch is stored. */
export interface Inbox {
  /** Resolves when more may come. */
  add(batch: LogBatch): Promise<void>;
  take(): readonly LogBatch[];
  /** Resolves when something is there, after `ms` (absent: never by itself), or when closed. */
  arrival(ms: number | undefined): Promise<void>;
  close(): void;
}

export function createInbox(): Inbox {
  const batches: LogBatch[] = [];
  const taken: (() => void)[] = [];
  let waiting = 0;
  let closed = false;
  let arrived = (): void => undefined;

  function take(): readonly LogBatch[] {
    waiting = 0;
    for (const resolve of taken.splice(0)) resolve();
    return batches.splice(0);
  }

  return {
    take,
    add(batch) {
      if (closed) return Promise.resolve();
      batches.push(batch);
      waiting += weightOfRecords(batch.records);
      arrived();
      if (waiting <= CAPACITY) return Promise.resolve();
      return new Promise((resolve) => taken.push(resolve));
    },
    arrival(ms) {
      if (batches.length > 0 || closed) return Promise.resolve();
      return sleep(ms, (wake) => (arrived = wake));
    },
    close() {
      closed = true;
      take();
      arrived();
    },
  };
}

function sleep(ms: number | undefined, onSleep: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms === undefined ? undefined : setTimeout(resolve, Math.max(0, ms));
    onSleep(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
