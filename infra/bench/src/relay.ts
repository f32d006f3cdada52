import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import { openCommitStore } from '@trienkhai/runtime/commit-store';
import type { CommitStore } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import type { Database } from '@trienkhai/runtime/document-store';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import type { EventLog, OutgoingRecord } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { createRelay } from '@trienkhai/runtime/relay';
import { drafts } from './append.ts';
import type { BenchContext, BenchRow } from './measure.ts';
import { compare, DEFAULT_ROUNDS, perSecond } from './measure.ts';

const COMMITS = 10_000;
const BATCH = 1_000;

/**
 * Records per second from a store full of unpublished commits, read, sent, acknowledged and marked, against
 * bare kafkajs sending the same records, made beforehand, in batches of the same size.
 */
export async function benchRelay(context: BenchContext): Promise<BenchRow[]> {
  const name = `bench-relay-${randomUUID().slice(0, 8)}`;
  const logger = createLogger('bench', 'silent');
  const database = await openDatabase(context.mongoUri, name);
  const log = kafkaEventLog({ brokers: context.kafkaBrokers, clientId: name, logger });
  const store = await openCommitStore(database);
  const topics = { floor: `${name}.floor.v1`, ours: `${name}.ours.v1` };
  await log.ensureTopics(Object.values(topics));
  const kafka = new kafkajs.Kafka({ brokers: [...context.kafkaBrokers], logLevel: kafkajs.logLevel.NOTHING });
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  try {
    const records = await fill(store);
    const floor = () => perSecond(COMMITS, () => sendAll(producer, topics.floor, records));
    const ours = () => relayAll({ store, database, log, topic: topics.ours });
    return [await compare('relay', { floor, ours }, context.rounds ?? DEFAULT_ROUNDS)];
  } finally {
    await producer.disconnect();
    const admin = kafka.admin();
    await admin.deleteTopics({ topics: Object.values(topics) }).catch(() => undefined);
    await admin.disconnect();
    await log.close();
    await database.db.dropDatabase();
    await database.close();
  }
}

async function fill(store: CommitStore): Promise<OutgoingRecord[]> {
  const appended = await Promise.all(drafts(COMMITS).map((draft) => store.append(draft)));
  return appended.flatMap((one) => (one.kind === 'stored' ? commitRecords(one.commit, 'study') : []));
}

async function sendAll(
  producer: kafkajs.Producer,
  topic: string,
  records: readonly OutgoingRecord[],
): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    await producer.sendBatch({
      acks: -1,
      topicMessages: [
        { topic, messages: records.slice(from, from + BATCH).map((record) => ({ ...record })) },
      ],
    });
  }
}

async function relayAll(of: {
  readonly store: CommitStore;
  readonly database: Database;
  readonly log: EventLog;
  readonly topic: string;
}): Promise<number> {
  await of.store.collection.updateMany({}, { $set: { published: false } });
  const writer = of.log.writer();
  let acknowledged = 0;
  let allAcknowledged: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (allAcknowledged = resolve));
  const relay = createRelay({
    ...of,
    writer: {
      append: async (topic, records) => {
        await writer.append(topic, records);
        acknowledged += records.length;
        if (acknowledged >= COMMITS) allAcknowledged();
      },
      close: () => writer.close(),
    },
    encode: (commit) => commitRecords(commit, 'study'),
    instanceId: randomUUID(),
    logger: createLogger('bench', 'silent'),
  });
  await writer.append(of.topic, []);
  const rate = await perSecond(COMMITS, async () => {
    relay.start();
    await done;
    while ((await relay.backlog()).unpublished > 0) await setTimeout(5);
  });
  await relay.stop();
  await writer.close();
  return rate;
}
