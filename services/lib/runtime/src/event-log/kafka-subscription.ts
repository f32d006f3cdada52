import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import type { SubscribeOptions, Subscription, TopicPartition } from '../event-log.ts';
import { toLogBatch } from './kafka-records.ts';

/** How long the broker may hold an empty fetch back; it answers at once when a record arrives. */
const MAX_WAIT_MS = 250;
/** A reader that dies silently is missed after so long. */
const SESSION_MS = 6_000;
const REBALANCE_MS = 10_000;
const HEARTBEAT_MS = 1_000;
const RETRY_MS = 500;
/** More than any reader has partitions: batches of all of them are handed over together. */
const ALL_AT_ONCE = 256;

interface Parts {
  readonly kafka: Kafka;
  readonly logger: Logger;
}

export function openSubscription({ kafka, logger }: Parts, options: SubscribeOptions): Subscription {
  const stopping = new AbortController();
  let consumer: Consumer | undefined;
  let joins = 0;
  let running = false;

  async function place(joined: Consumer, partitions: readonly TopicPartition[]): Promise<void> {
    const join = ++joins;
    const current = (): boolean => join === joins && consumer === joined && !stopping.signal.aborted;
    for (const one of partitions) joined.pause([{ topic: one.topic, partitions: [one.partition] }]);
    while (current()) {
      try {
        const offsets = await options.assigned(partitions);
        if (!current()) return;
        partitions.forEach((one, at) => joined.seek({ ...one, offset: String(offsets[at]) }));
        for (const one of partitions) joined.resume([{ topic: one.topic, partitions: [one.partition] }]);
        running = true;
        return;
      } catch (error) {
        logger.warn(
          { err: error, group: options.group },
          'where to start reading is not known yet; asking again',
        );
        await delay(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  /** Settles when this consumer will do no more by itself. */
  async function consume(mine: Consumer): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      mine.on(mine.events.CRASH, ({ payload }) => {
        running = false;
        if (!payload.restart) resolve();
      });
      stopping.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    mine.on(mine.events.REBALANCING, () => void (running = false));
    mine.on(mine.events.GROUP_JOIN, ({ payload }) => place(mine, assignment(payload.memberAssignment)));
    await mine.connect();
    await mine.subscribe({ topics: [...options.topics], fromBeginning: true });
    await mine.run({
      autoCommit: false,
      partitionsConsumedConcurrently: ALL_AT_ONCE,
      eachBatch: (payload) => deliver(options, payload),
    });
    await ended;
  }

  async function keepConsuming(): Promise<void> {
    while (!stopping.signal.aborted) {
      const mine = createConsumer(kafka, options.group, () => !stopping.signal.aborted);
      consumer = mine;
      await consume(mine).catch((error: unknown) => {
        logger.warn({ err: error, group: options.group }, 'the event log does not answer; trying again');
      });
      running = false;
      await mine.disconnect().catch(() => undefined);
      await delay(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const ended = keepConsuming();
  return {
    seek: ({ topic, partition }, offset) => consumer?.seek({ topic, partition, offset: String(offset) }),
    async report(positions) {
      const offsets = positions.map((one) => ({ ...one, offset: String(one.offset) }));
      if (running && offsets.length > 0) await consumer?.commitOffsets(offsets).catch(() => undefined);
    },
    running: () => running,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

function createConsumer(kafka: Kafka, groupId: string, wanted: () => boolean): Consumer {
  return kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: SESSION_MS,
    rebalanceTimeout: REBALANCE_MS,
    heartbeatInterval: HEARTBEAT_MS,
    minBytes: 1,
    maxWaitTimeInMs: MAX_WAIT_MS,
    retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => wanted() },
  });
}

function assignment(byTopic: Readonly<Record<string, readonly number[]>>): TopicPartition[] {
  return Object.entries(byTopic).flatMap(([topic, partitions]) =>
    partitions.map((partition) => ({ topic, partition })),
  );
}

/** Hands a batch over and keeps the membership alive on a clock while it is worked on. */
async function deliver(options: SubscribeOptions, payload: EachBatchPayload): Promise<void> {
  if (!payload.isRunning() || payload.isStale()) return;
  const batch = toLogBatch(payload.batch);
  if (batch.records.length === 0) return;
  const work = options.batch(batch);
  work.catch(() => undefined);
  let clock: NodeJS.Timeout | undefined;
  // Losing the membership ends the wait at once; the work itself is guarded by whoever does it.
  const lost = new Promise<never>((_, reject) => {
    clock = setInterval(() => payload.heartbeat().catch(reject), HEARTBEAT_MS);
  });
  try {
    await Promise.race([work, lost]);
  } finally {
    clearInterval(clock);
  }
}
