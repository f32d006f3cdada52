import { refuse } from '@trienkhai/kernel/domain-error';
import type { CatchUp } from './catch-up.ts';

/** Readers of the past, kept open between two pages so that the next page need not join the log again. */
export interface CatchUpPool {
  /** The reader that stopped at this cursor, or a new one. Throws RATE_LIMITED when all are in use. */
  take(cursor: string, open: () => CatchUp): CatchUp;
  /** Puts a reader aside at the cursor it has reached. */
  keep(cursor: string, reader: CatchUp): void;
  discard(reader: CatchUp): void;
  close(): Promise<void>;
}

const MOST_READERS = 4;
const IDLE_MS = 15_000;

interface Idle {
  readonly reader: CatchUp;
  readonly timer: NodeJS.Timeout;
}

export function catchUpPool(): CatchUpPool {
  const idle = new Map<string, Idle>();
  const busy = new Set<CatchUp>();
  const ends = endings();
  const remove = (cursor: string) => removeIdle(idle, cursor);
  const expire = (cursor: string) => ends.end(remove(cursor));
  return {
    take: (cursor, open) => {
      let reader = remove(cursor);
      if (!reader && busy.size >= MOST_READERS) throw tooMany();
      if (!reader && busy.size + idle.size >= MOST_READERS) expire([...idle.keys()][0] ?? '');
      reader ??= open();
      busy.add(reader);
      return reader;
    },
    keep: (cursor, reader) => {
      busy.delete(reader);
      expire(cursor);
      idle.set(cursor, { reader, timer: setTimeout(() => expire(cursor), IDLE_MS).unref() });
    },
    discard: (reader) => {
      busy.delete(reader);
      ends.end(reader);
    },
    close: async () => {
      for (const cursor of [...idle.keys()]) expire(cursor);
      for (const reader of busy) ends.end(reader);
      await ends.all();
    },
  };
}

function removeIdle(idle: Map<string, Idle>, cursor: string): CatchUp | undefined {
  const entry = idle.get(cursor);
  if (!entry) return undefined;
  clearTimeout(entry.timer);
  idle.delete(cursor);
  return entry.reader;
}

/** Readers end in the background; a stop waits for all of them. */
function endings() {
  const closing = new Set<Promise<void>>();
  return {
    end: (reader: CatchUp | undefined) => {
      if (!reader) return;
      const closed = reader.close().catch(() => undefined);
      closing.add(closed);
      void closed.then(() => closing.delete(closed));
    },
    all: () => Promise.all(closing),
  };
}

function tooMany() {
  return refuse(
    'RATE_LIMITED',
    'Có quá nhiều yêu cầu đọc lại sự kiện cũ cùng lúc. Thử lại sau ít giây.',
    'Too many readers replay old events at once. Try again in a few seconds.',
  );
}
