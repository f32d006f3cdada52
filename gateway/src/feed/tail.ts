import type { EventLogReader, LogRecord, Subscription } from '@trienkhai/runtime/event-log';
import type { Offsets } from './cursor.ts';
import type { FeedTopics } from './topics.ts';

/** The newest records of all topics in arrival order, as many as fit; shared by all who have caught up. */
export interface Tail {
  /** First offset of each partition that is still held. */
  floors(): Offsets;
  records(): readonly LogRecord[];
  /** Called after new records; returns what ends it. */
  onRecords(listener: (records: readonly LogRecord[]) => void): () => void;
  running(): boolean;
  close(): Promise<void>;
}

const MOST_RECORDS = 2000;
const MOST_CHARACTERS = 4_000_000;

/** Follows the log from `ends` on. */
export function openTail(reader: EventLogReader, topics: FeedTopics, ends: Offsets): Tail {
  const floors = [...ends];
  const listeners = new Set<(records: readonly LogRecord[]) => void>();
  let held: LogRecord[] = [];
  let characters = 0;
  const keep = (records: readonly LogRecord[]) => {
    held.push(...records);
    for (const record of records) characters += sizeOf(record);
    let drop = 0;
    while (held.length - drop > MOST_RECORDS || characters > MOST_CHARACTERS) {
      const oldest = held[drop];
      if (!oldest) break;
      floors[topics.place(oldest)] = oldest.offset + 1n;
      characters -= sizeOf(oldest);
      drop += 1;
    }
    if (drop > 0) held = held.slice(drop);
  };
  const subscription: Subscription = reader.readFrom({
    topics: topics.names,
    from: (partition) => ends[topics.place(partition)] ?? 0n,
    batch: async ({ records }) => {
      keep(records);
      for (const listener of [...listeners]) listener(records);
    },
  });
  return {
    floors: () => floors,
    records: () => held,
    onRecords: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    running: () => subscription.running(),
    close: () => subscription.stop(),
  };
}

function sizeOf({ value }: LogRecord): number {
  return 500 + (value?.length ?? 0);
}
