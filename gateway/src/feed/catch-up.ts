import type { EventLogReader, LogRecord } from '@trienkhai/runtime/event-log';
import { unavailable } from '@trienkhai/runtime/error-status';
import type { Offsets } from './cursor.ts';
import type { FeedTopics } from './topics.ts';

/** One reader of the past: hands out records one by one and fetches no more than it is asked for. */
export interface CatchUp {
  /** Throws UNAVAILABLE when the log does not deliver in time. */
  next(): Promise<LogRecord>;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;

interface Waiting {
  readonly records: readonly LogRecord[];
  taken: number;
  readonly done: () => void;
}

/** Reads all topics from `offsets`; holds at most what one fetch brings. */
export function openCatchUp(reader: EventLogReader, topics: FeedTopics, offsets: Offsets): CatchUp {
  const waiting: Waiting[] = [];
  let wake = (): void => undefined;
  const subscription = reader.readFrom({
    topics: topics.names,
    from: (partition) => offsets[topics.place(partition)] ?? 0n,
    batch: ({ records }) =>
      new Promise<void>((done) => {
        waiting.push({ records, taken: 0, done });
        wake();
      }),
  });
  const arrival = () =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(unavailable({ dependency: 'kafka' })), PATIENCE_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  return {
    next: async () => {
      for (;;) {
        const first = waiting[0];
        const record = first?.records[first.taken];
        if (first && record) {
          first.taken += 1;
          return record;
        }
        if (first) waiting.shift()?.done();
        else await arrival();
      }
    },
    close: async () => {
      for (const { done } of waiting.splice(0)) done();
      await subscription.stop();
    },
  };
}
