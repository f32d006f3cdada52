import { createHash } from 'node:crypto';
import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { readRecord } from '@trienkhai/runtime/cloud-events';
import { unavailable } from '@trienkhai/runtime/error-status';
import type { EventLogReader, LogRecord } from '@trienkhai/runtime/event-log';
import { openCatchUp } from './catch-up.ts';
import { catchUpPool, type CatchUpPool } from './catch-up-pool.ts';
import { beginning, decodeCursor, encodeCursor, reaches } from './cursor.ts';
import { follow } from './live.ts';
import { openTail, type Tail } from './tail.ts';
import { feedTopics, type FeedTopics } from './topics.ts';

export interface FeedQuery {
  /** Cursor of an earlier page; absent: from the first event. */
  readonly after?: string | undefined;
  /** Most events of the page. */
  readonly limit: number;
  /** How long to wait for a first event where there is none yet. */
  readonly waitMs: number;
  readonly matches: (record: LogRecord) => boolean;
  readonly signal: AbortSignal;
}

export interface FeedPage {
  readonly records: readonly LogRecord[];
  /** Where the next page begins. */
  readonly next: string;
}

/** All events of all contexts, in order per stream, from any cursor on. */
export interface EventFeed {
  page(query: FeedQuery): Promise<FeedPage>;
  /** Events published from now on; ends when the signal aborts. */
  live(signal: AbortSignal): AsyncIterable<RecordedEvent>;
  ready(): boolean;
  close(): Promise<void>;
}

interface Source {
  readonly reader: EventLogReader;
  readonly topics: FeedTopics;
  readonly pool: CatchUpPool;
  readonly log: string;
  readonly tail: Tail;
}

const MOST_SCANNED = 20_000;
const LONGEST_SCAN_MS = 4000;
const RETRY_MS = 1000;
const PATIENCE_MS = 1500;

/** Opens the feed at once; pages are UNAVAILABLE until the log answers. */
export function openFeed(reader: EventLogReader, namespace: string): EventFeed {
  const topics = feedTopics(namespace);
  const pool = catchUpPool();
  const closed = new AbortController();
  let source: Source | undefined;
  const opening = connect(reader, topics, pool, closed.signal).then((opened) => (source = opened));
  return {
    page: async (query) => {
      const opened = source ?? (await Promise.race([opening, patience()]));
      if (!opened) throw unavailable({ dependency: 'kafka' });
      return readPage(opened, query);
    },
    live: (signal) => follow(opening, AbortSignal.any([signal, closed.signal]), eventOf),
    ready: () => source?.tail.running() ?? false,
    close: async () => {
      closed.abort();
      await pool.close();
      await (await opening)?.tail.close();
    },
  };
}

function patience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS).unref());
}

async function connect(
  reader: EventLogReader,
  topics: FeedTopics,
  pool: CatchUpPool,
  signal: AbortSignal,
): Promise<Source | undefined> {
  while (!signal.aborted) {
    try {
      const log = createHash('sha256')
        .update(await reader.clusterId())
        .digest('hex')
        .slice(0, 8);
      const ends = await Promise.all(topics.names.map((name) => reader.ends(name)));
      if (signal.aborted) return undefined;
      return { reader, topics, pool, log, tail: openTail(reader, topics, ends.flat()) };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  }
  return undefined;
}

async function readPage(source: Source, query: FeedQuery): Promise<FeedPage> {
  const { log, tail } = source;
  const offsets = [...(query.after === undefined ? beginning() : decodeCursor(log, query.after))];
  const found: LogRecord[] = [];
  if (!reaches(offsets, tail.floors())) await replay(source, query, offsets, found);
  if (reaches(offsets, tail.floors())) {
    scanTail(source, query, offsets, found);
    await waitForFirst(source, query, offsets, found);
  }
  return { records: found, next: encodeCursor(log, offsets) };
}

/** Reads the past up to where the tail takes over, the page is full or enough has been looked at. */
async function replay(
  source: Source,
  query: FeedQuery,
  offsets: bigint[],
  found: LogRecord[],
): Promise<void> {
  const { reader, topics, pool, log, tail } = source;
  const past = pool.take(encodeCursor(log, offsets), () => openCatchUp(reader, topics, [...offsets]));
  const until = Date.now() + LONGEST_SCAN_MS;
  try {
    for (let scanned = 0; found.length < query.limit && !reaches(offsets, tail.floors()); scanned += 1) {
      if (query.signal.aborted || scanned >= MOST_SCANNED || (scanned > 0 && Date.now() > until)) break;
      take(await past.next(), topics, query, offsets, found);
    }
  } catch (error) {
    pool.discard(past);
    throw error;
  }
  if (reaches(offsets, tail.floors())) pool.discard(past);
  else pool.keep(encodeCursor(log, offsets), past);
}

function scanTail({ topics, tail }: Source, query: FeedQuery, offsets: bigint[], found: LogRecord[]): void {
  for (const record of tail.records()) {
    if (found.length >= query.limit) return;
    if (record.offset >= (offsets[topics.place(record)] ?? 0n)) take(record, topics, query, offsets, found);
  }
}

async function waitForFirst(
  source: Source,
  query: FeedQuery,
  offsets: bigint[],
  found: LogRecord[],
): Promise<void> {
  const until = Date.now() + query.waitMs;
  while (found.length === 0 && Date.now() < until && !query.signal.aborted) {
    await somethingNew(source.tail, until - Date.now(), query.signal);
    if (!reaches(offsets, source.tail.floors())) return;
    scanTail(source, query, offsets, found);
  }
}

function somethingNew(tail: Tail, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const stop = tail.onRecords(done);
    signal.addEventListener('abort', done, { once: true });
  });
}

/** Moves past a record and keeps it where it is asked for. */
function take(
  record: LogRecord,
  topics: FeedTopics,
  query: FeedQuery,
  offsets: bigint[],
  found: LogRecord[],
): void {
  offsets[topics.place(record)] = record.offset + 1n;
  if (query.matches(record)) found.push(record);
}

function eventOf(record: LogRecord): RecordedEvent | undefined {
  const read = readRecord(record);
  return read.ok ? read.event : undefined;
}
