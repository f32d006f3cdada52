import { refuse } from '@trienkhai/kernel/domain-error';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { createUnitHistoryFold } from '@trienkhai/kernel/unit-history-fold';
import type { Logger } from 'pino';
import type { EventLogReader, LogBatch, TopicEnds } from './event-log.ts';
import type { Position } from './position.ts';
import { topicOf } from './topics.ts';
import { createCommitAssembly, ofUnits } from './unit-feed/commit-assembly.ts';

/** All units through time in memory, kept up with the topic of the units service. */
export interface UnitFeed {
  /** The newest immutable snapshot; it never shows half a commit. */
  current(): UnitHistory;
  /**
   * Resolves when the snapshot holds these positions; those of other services' streams count as held.
   * Throws DomainError NOT_YET after `timeoutMs` (default 2,000) and PARKED where a stream cannot go on.
   */
  waitFor(positions: readonly Position[], options?: { readonly timeoutMs?: number }): Promise<void>;
  /** True once everything has been read that was on the topic when the feed was opened. */
  ready(): boolean;
  /** Called after each new snapshot; returns what ends it. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface UnitFeedOptions {
  readonly reader: EventLogReader;
  readonly namespace: string;
  readonly logger: Logger;
  /** How long to wait for the first full snapshot before the feed is handed out without it; default 5 s. */
  readonly patienceMs?: number;
}

/** Resolves with the first full snapshot, or earlier where the log does not answer: see `ready`. */
export async function openUnitFeed(options: UnitFeedOptions): Promise<UnitFeed> {
  const { reader, namespace, logger, patienceMs = 5_000 } = options;
  const topic = topicOf(namespace, 'units');
  const fold = createUnitHistoryFold();
  const commits = createCommitAssembly((event) => fold.apply(event), logger);
  const listeners = new Set<() => void>();
  const next: bigint[] = [];
  let ends: TopicEnds | undefined;
  let caughtUp = false;
  let closed = false;
  let history = fold.snapshot();

  function swap(): void {
    history = fold.snapshot();
    for (const listener of [...listeners]) listener();
  }

  /** Building a snapshot costs more than folding a commit: none is built on the way to the first. */
  function checkCaughtUp(): void {
    if (caughtUp || !ends?.every((end, partition) => (next[partition] ?? 0n) >= end)) return;
    caughtUp = true;
    logger.info({ version: fold.snapshot().version }, 'units are known');
    swap();
  }

  function read({ records, partition }: LogBatch): Promise<void> {
    const completed = commits.add(records);
    next[partition] = records.at(-1)!.offset + 1n;
    if (caughtUp && completed) swap();
    checkCaughtUp();
    return Promise.resolve();
  }

  const subscription = reader.readFrom({ topics: [topic], batch: read });
  const asking = askForEnds(
    reader,
    topic,
    () => ends !== undefined || closed,
    (answer) => {
      ends = answer;
      checkCaughtUp();
    },
  );

  const feed: UnitFeed = {
    current: () => history,
    ready: () => caughtUp,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    waitFor(positions, { timeoutMs = 2_000 } = {}) {
      const wanted = positions.filter(({ streamId }) => ofUnits(streamId));
      const held = (): boolean => caughtUp && wanted.every((one) => commits.holds(one));
      const stuck = (): boolean => wanted.some((one) => commits.stuck(one));
      return wanted.length === 0 ? Promise.resolve() : until(held, stuck, feed.onChange, timeoutMs);
    },
    async close() {
      closed = true;
      await subscription.stop();
      await asking;
    },
  };
  await until(
    () => caughtUp,
    () => false,
    feed.onChange,
    patienceMs,
  ).catch(() => undefined);
  return feed;
}

async function askForEnds(
  reader: EventLogReader,
  topic: string,
  done: () => boolean,
  answer: (ends: TopicEnds) => void,
): Promise<void> {
  while (!done()) {
    const ends = await reader.ends(topic).catch(() => undefined);
    if (ends) return answer(ends);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function until(
  held: () => boolean,
  stuck: () => boolean,
  onChange: UnitFeed['onChange'],
  timeoutMs: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let end = (): void => undefined;
    const check = (): boolean => {
      if (stuck()) reject(parked());
      else if (held()) resolve();
      else return false;
      end();
      return true;
    };
    if (check()) return;
    const stopListening = onChange(check);
    const timer = setTimeout(() => {
      stopListening();
      reject(stuck() ? parked() : notYet());
    }, timeoutMs);
    end = () => {
      clearTimeout(timer);
      stopListening();
    };
  });
}

function notYet(): Error {
  return refuse(
    'NOT_YET',
    'Dữ liệu đơn vị chưa cập nhật tới thời điểm bạn vừa ghi; hãy thử lại sau giây lát.',
    'The units are not yet as recent as what you have just recorded; try again in a moment.',
  );
}

function parked(): Error {
  return refuse(
    'PARKED',
    'Một bản ghi về đơn vị không đọc được nên dữ liệu đơn vị dừng trước bản ghi đó; hãy báo quản trị viên.',
    'A record about units cannot be read, so the units stop before it; tell the administrator.',
  );
}
