import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { Logger } from 'pino';
import { endsWithin } from '../ends-within.ts';
import type { SubscribeOptions, Subscription, TopicPartition } from '../event-log.ts';
import type { Clients } from './connections.ts';
import { toLogBatch } from './kafka-records.ts';
import { LETTING_GO_MS, letGo } from './let-go.ts';

/** How long the broker may hold an empty fetch back; it answers at once when a record arrives. */
const MAX_WAIT_MS = 250;
/** Decoded, what one fetch brings takes several times as much memory; a batch that is larger comes alone. */
const FETCH_BYTES = 2_097_152;
const FETCH_BYTES_OF_PARTITION = 524_288;
/** A reader that dies silently is missed after so long. */
const SESSION_MS = 6_000;
const REBALANCE_MS = 10_000;
const HEARTBEAT_MS = 1_000;
const RETRY_MS = 500;
/** More than any reader has partitions: batches of all of them are handed over together. */
const ALL_AT_ONCE = 256;

interface Parts {
  readonly kafka: Clients;
  readonly logger: Logger;
}

interface Membership extends Parts {
  readonly options: SubscribeOptions;
  readonly stopping: AbortSignal;
  consumer: Consumer | undefined;
  /** Counts the times that partitions were handed out. */
  joins: number;
  running: boolean;
}

export function openSubscription(parts: Parts, options: SubscribeOptions): Subscription {
  const stopping = new AbortController();
  const membership: Membership = {
    ...parts,
    options,
    stopping: stopping.signal,
    consumer: undefined,
    joins: 0,
    running: false,
  };
  const ended = keepConsuming(membership);
  return {
    seek({ topic, partition }, offset) {
      membership.consumer?.seek({ topic, partition, offset: String(offset) });
    },
    async report(positions) {
      const offsets = positions.map((one) => ({ ...one, offset: String(one.offset) }));
      if (!membership.running || offsets.length === 0) return;
      await membership.consumer?.commitOffsets(offsets).catch(() => undefined);
    },
    running: () => membership.running,
    async stop() {
      stopping.abort();
      if (await endsWithin(2 * LETTING_GO_MS, ended)) return;
      parts.logger.warn(
        { group: options.group },
        'a reader of the event log does not let go; it is left behind',
      );
    },
  };
}

async function keepConsuming(membership: Membership): Promise<void> {
  const { kafka, options, stopping, logger } = membership;
  while (!stopping.aborted) {
    const consumer = createConsumer(kafka, options.group, () => !stopping.aborted);
    membership.consumer = consumer;
    await consume(membership, consumer).catch((error: unknown) => {
      logger.warn({ err: error, group: options.group }, 'the event log does not answer; trying again');
    });
    membership.running = false;
    // One that does not let go must not keep the next one from reading.
    await letGo(consumer);
    await pause(stopping);
  }
}

/** Settles when this consumer will do no more by itself. */
async function consume(membership: Membership, consumer: Consumer): Promise<void> {
  const { options, stopping } = membership;
  const { CRASH, REBALANCING, GROUP_JOIN } = consumer.events;
  const ended = new Promise<void>((resolve) => {
    consumer.on(CRASH, ({ payload }) => {
      membership.running = false;
      if (!payload.restart) resolve();
    });
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  consumer.on(REBALANCING, () => void (membership.running = false));
  consumer.on(GROUP_JOIN, ({ payload }) => {
    void place(membership, consumer, assignment(payload.memberAssignment));
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: ALL_AT_ONCE,
    eachBatch: (payload) => deliver(options, payload),
  });
  await ended;
}

/** Holds the partitions back until it is known where to start. */
async function place(
  membership: Membership,
  consumer: Consumer,
  partitions: readonly TopicPartition[],
): Promise<void> {
  const { options, stopping, logger } = membership;
  const join = (membership.joins += 1);
  const current = (): boolean =>
    join === membership.joins && consumer === membership.consumer && !stopping.aborted;
  const each = partitions.map(({ topic, partition }) => ({ topic, partitions: [partition] }));
  consumer.pause(each);
  while (current()) {
    try {
      const offsets = await options.assigned(partitions);
      if (!current()) return;
      partitions.forEach((one, at) => consumer.seek({ ...one, offset: String(offsets[at]) }));
      consumer.resume(each);
      membership.running = true;
      return;
    } catch (error) {
      logger.warn({ err: error, group: options.group }, 'where to start is not known yet; asking again');
      await pause(stopping);
    }
  }
}

async function pause(stopping: AbortSignal): Promise<void> {
  await delay(RETRY_MS, undefined, { signal: stopping }).catch(() => undefined);
}

function createConsumer(kafka: Clients, groupId: string, wanted: () => boolean): Consumer {
  return kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: SESSION_MS,
    rebalanceTimeout: REBALANCE_MS,
    heartbeatInterval: HEARTBEAT_MS,
    minBytes: 1,
    maxWaitTimeInMs: MAX_WAIT_MS,
    maxBytes: FETCH_BYTES,
    maxBytesPerPartition: FETCH_BYTES_OF_PARTITION,
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
    clock = setInterval(() => void payload.heartbeat().catch(reject), HEARTBEAT_MS);
  });
  try {
    await Promise.race([work, lost]);
  } finally {
    clearInterval(clock);
  }
}
