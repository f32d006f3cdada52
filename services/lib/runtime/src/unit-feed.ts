import { setTimeout as delay } from 'node:timers/promises';
import type { GrantBook } from '@trienkhai/kernel/grants';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { Logger } from 'pino';
import type { EventLogReader, TopicEnds } from './event-log.ts';
import type { Position } from './position.ts';
import { topicOf } from './topics.ts';
import { ofUnits } from './unit-feed/commit-assembly.ts';
import { createUnitReading } from './unit-feed/unit-reading.ts';
import type { UnitReading } from './unit-feed/unit-reading.ts';
import { until } from './unit-feed/until.ts';

/** All units through time in memory, kept up with the topic of the units service. */
export interface UnitFeed {
  /** The newest immutable snapshot; it never shows half a commit. */
  current(): UnitHistory;
  /** What accounts are granted in units, as far as it has been read. */
  readonly grants: GrantBook;
  /**
   * Resolves when the snapshot holds these positions; those of other services' streams count as held.
   * Throws DomainError NOT_YET after `timeoutMs` (default 2,000) and PARKED where a stream cannot go on.
   */
  waitFor(positions: readonly Position[], options?: { readonly timeoutMs?: number }): Promise<void>;
  /** True once everything has been read that was on the topic when the feed was opened. */
  ready(): boolean;
  /** Does the snapshot hold everything before these ends of the units topic? */
  passed(ends: TopicEnds): boolean;
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
  const listeners = new Set<() => void>();
  const reading = createUnitReading(logger, () => [...listeners].forEach((listener) => listener()));
  const subscription = reader.readFrom({ topics: [topic], batch: reading.read });
  const closing = new AbortController();
  const asking = askForEnds(reader, topic, closing.signal).then((ends) => ends && reading.setEnds(ends));

  function onChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  const { caughtUp } = reading;
  await until({ holds: caughtUp, stuck: () => false, onChange, timeoutMs: patienceMs }).catch(
    () => undefined,
  );
  return {
    current: reading.current,
    grants: reading.grants,
    ready: caughtUp,
    passed: (ends) => caughtUp() && reading.passed(ends),
    onChange,
    waitFor: (positions, { timeoutMs = 2_000 } = {}) => held(reading, positions, onChange, timeoutMs),
    async close() {
      closing.abort();
      await subscription.stop();
      await asking;
    },
  };
}

function held(
  { caughtUp, commits }: UnitReading,
  positions: readonly Position[],
  onChange: UnitFeed['onChange'],
  timeoutMs: number,
): Promise<void> {
  const wanted = positions.filter(({ streamId }) => ofUnits(streamId));
  if (wanted.length === 0) return Promise.resolve();
  const holds = (): boolean => caughtUp() && wanted.every((one) => commits.holds(one));
  const stuck = (): boolean => wanted.some((one) => commits.stuck(one));
  return until({ holds, stuck, onChange, timeoutMs });
}

async function askForEnds(
  reader: EventLogReader,
  topic: string,
  closing: AbortSignal,
): Promise<TopicEnds | undefined> {
  while (!closing.aborted) {
    const ends = await reader.ends(topic).catch(() => undefined);
    if (ends) return ends;
    await delay(250, undefined, { signal: closing }).catch(() => undefined);
  }
  return undefined;
}
