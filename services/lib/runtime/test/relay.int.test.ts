import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { tally, tallyCodec } from '@trienkhai/testkit/tally';
import { firstAppearances, readTopic } from '@trienkhai/testkit/topic';
import { commitRecords } from '../src/cloud-events.ts';
import { createCommandHandler } from '../src/command-handler.ts';
import { openCommitStore } from '../src/commit-store.ts';
import type { EventLog, EventLogWriter } from '../src/event-log.ts';
import { kafkaEventLog } from '../src/event-log.ts';
import { createLogger } from '../src/logger.ts';
import { createRelay } from '../src/relay.ts';
import type { Relay, RelayOptions } from '../src/relay.ts';
import { brokers, mongoUri, ownDatabase } from './provided.ts';

const logger = createLogger('test', 'silent');
const namespace = `relay-${randomUUID().slice(0, 8)}`;
let log: EventLog;
const cleanups: (() => Promise<unknown>)[] = [];

beforeAll(() => {
  log = kafkaEventLog({ brokers, clientId: 'relay-test', logger });
});
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
  await log.close();
  await dropNamespace({ kafkaBrokers: brokers, mongoUri, namespace });
});

/** A store, a topic and as many instances over them as a test wants. */
async function ground() {
  const database = await ownDatabase('relay');
  const topic = `${namespace}.${randomUUID().slice(0, 8)}.v1`;
  await log.ensureTopics([topic]);
  const relays: Relay[] = [];
  const writers: EventLogWriter[] = [];
  cleanups.push(async () => {
    await Promise.all(relays.map((relay) => relay.stop(1_000)));
    await Promise.all(writers.map((writer) => writer.close()));
    await database.drop();
  });
  return {
    topic,
    async instance({ writer = log.writer(), ...more }: Partial<RelayOptions> = {}) {
      writers.push(writer);
      const store = await openCommitStore(database);
      const relay = createRelay({
        store,
        database,
        topic,
        writer,
        encode: (commit) => commitRecords(commit, 'study'),
        instanceId: randomUUID(),
        logger,
        leaseMs: 1_000,
        ...more,
      });
      relays.push(relay);
      store.onStored(relay.notify);
      const handler = createCommandHandler({ store, decider: tally, codec: tallyCodec });
      const add = (streamId: string, numbers: readonly number[], note?: string) =>
        handler.handle(
          {
            streamId,
            key: streamId,
            commandId: randomUUID(),
            actor: 'admin@centre',
            unit: 'centre:TW:2021-11-01',
            command: { type: 'Add', numbers, ...(note === undefined ? {} : { note }) },
          },
          {},
        );
      return { relay, store, add };
    },
  };
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

async function until(condition: () => Promise<boolean> | boolean, ms = 90_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not so within ${ms} ms: ${condition.toString()}`);
    await setTimeout(20);
  }
}
/** Undefined: the store does not say for the moment, as a busy machine makes it do. */
async function unpublished(relay: Relay): Promise<number | undefined> {
  try {
    return (await relay.backlog()).unpublished;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'UNAVAILABLE') return undefined;
    throw error;
  }
}
const drained = (relay: Relay, ms?: number) => until(async () => (await unpublished(relay)) === 0, ms);

describe('the relay', () => {
  test('publishes every event of every commit once, in order, in one partition per stream', async () => {
    const here = await ground();
    // As long as in service: an owner that loses its lease in a pause would send again.
    const { relay, add } = await here.instance({ leaseMs: 6_000 });
    relay.start();
    await until(() => relay.owner);
    const streams = upTo(20).map((i) => `tally:${i}`);
    await Promise.all(streams.map((stream) => add(stream, [1, 2])));
    await Promise.all(streams.map((stream) => add(stream, [])));
    await Promise.all(streams.map((stream) => add(stream, [3])));
    await drained(relay);
    const records = await readTopic(log, here.topic);
    expect(records).toHaveLength(60);
    const seen = firstAppearances(records);
    for (const stream of streams) expect(seen.get(stream)).toEqual([1, 2, 3]);
    for (const stream of streams) {
      const partitions = records.filter((r) => r.headers['ce_subject'] === stream).map((r) => r.partition);
      expect(new Set(partitions).size).toBe(1);
    }
  });

  test('finds what was stored before it began, and what other instances store', async () => {
    const here = await ground();
    const first = await here.instance();
    const second = await here.instance();
    for (const i of upTo(5)) await first.add('tally:before', [i]);
    second.relay.start();
    await drained(second.relay);
    await first.add('tally:before', [6]);
    await first.add('tally:after', [1]);
    await drained(second.relay);
    const seen = firstAppearances(await readTopic(log, here.topic));
    expect(seen).toEqual(
      new Map([
        ['tally:before', upTo(6)],
        ['tally:after', [1]],
      ]),
    );
  });

  test('passes on to another instance when its owner stops', async () => {
    const here = await ground();
    const first = await here.instance();
    const second = await here.instance();
    first.relay.start();
    await until(() => first.relay.owner);
    second.relay.start();
    await first.add('tally:x', [1]);
    await first.relay.stop();
    await second.add('tally:x', [2]);
    await until(() => second.relay.owner);
    await drained(second.relay);
    expect(firstAppearances(await readTopic(log, here.topic)).get('tally:x')).toEqual([1, 2]);
  });

  test('a commit larger than a request, and many more, arrive in order', async () => {
    const here = await ground();
    const { relay, add } = await here.instance();
    await add('tally:large', upTo(3_000), 'x'.repeat(1_000));
    await add('tally:large', [1]);
    relay.start();
    await drained(relay, 20_000);
    expect(firstAppearances(await readTopic(log, here.topic)).get('tally:large')).toEqual(upTo(3_001));
  });

  test('waits while the log is away, then sends everything without help', async () => {
    const here = await ground();
    const real = log.writer();
    let away = true;
    const writer: EventLogWriter = {
      append: (topic, records) =>
        away ? Promise.reject(new Error('connection refused')) : real.append(topic, records),
      close: () => real.close(),
    };
    const { relay, add } = await here.instance({ writer });
    relay.start();
    await until(() => relay.owner);
    for (const i of upTo(10)) await add('tally:x', [i]);
    await setTimeout(300);
    expect(await relay.backlog()).toMatchObject({ unpublished: 10, blockedStreams: [] });
    away = false;
    await drained(relay);
    expect(firstAppearances(await readTopic(log, here.topic)).get('tally:x')).toEqual(upTo(10));
  });

  test('blocks, visibly, only the stream whose record is refused', async () => {
    const here = await ground();
    const real = log.writer();
    let strict = true;
    const refusal = Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE', retriable: false });
    const writer: EventLogWriter = {
      append: async (topic, records) => {
        if (strict && records.some((record) => record.value.includes('poison'))) throw refusal;
        await real.append(topic, records);
      },
      close: () => real.close(),
    };
    const { relay, add } = await here.instance({ writer, retryBlockedMs: 500 });
    const streams = upTo(30).map((i) => `tally:${i}`);
    await Promise.all(streams.map((stream) => add(stream, [1])));
    await add('tally:7', [2], 'poison');
    await Promise.all(streams.map((stream) => add(stream, [3])));
    relay.start();
    await until(async () => (await unpublished(relay)) === 2);
    expect(await relay.backlog()).toMatchObject({ blockedStreams: ['tally:7'] });
    let seen = firstAppearances(await readTopic(log, here.topic));
    expect(streams.map((stream) => seen.get(stream)?.length)).toEqual(
      streams.map((stream) => (stream === 'tally:7' ? 1 : 2)),
    );
    strict = false;
    await drained(relay);
    seen = firstAppearances(await readTopic(log, here.topic));
    expect(seen.get('tally:7')).toEqual([1, 2, 3]);
    expect(await relay.backlog()).toEqual({ unpublished: 0, blockedStreams: [] });
  });

  test('counts its backlog by the instant of recording', async () => {
    const here = await ground();
    const { relay, add } = await here.instance();
    const early = await add('tally:x', [1]);
    await setTimeout(5);
    await add('tally:x', [2]);
    const counted = { unpublished: 1, oldestRecordedAt: early.recordedAt, blockedStreams: [] };
    expect(await relay.backlog(early.recordedAt)).toEqual(counted);
    expect(await relay.backlog()).toEqual({ ...counted, unpublished: 2 });
    expect(await relay.backlog(new Date(0))).toEqual({ unpublished: 0, blockedStreams: [] });
  });
});
