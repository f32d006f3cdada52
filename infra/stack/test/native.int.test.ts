import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { anyFreePort } from '../src/ports.ts';
import { resetData } from '../src/reset.ts';
import { startStack, type StackHandle } from '../src/stack.ts';

const nativeDir = fileURLToPath(new URL('../../../.trienkhai/native', import.meta.url));
const topic = 'stack-check';
let dataDir: string;
let stack: StackHandle;

async function start(): Promise<StackHandle> {
  const ports = { kafkaPort: await anyFreePort(), mongoPort: await anyFreePort() };
  return startStack({ dataDir, nativeDir, mode: 'native', log: () => {}, ...ports });
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'trienkhai-stack-'));
  stack = await start();
}, 300_000);

afterAll(async () => {
  await stack?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

function recordedPid(name: string): number {
  const record = JSON.parse(readFileSync(join(dataDir, 'run', `${name}.json`), 'utf8')) as { pid: number };
  return record.pid;
}

async function withMongo<T>(work: (client: mongoose.mongo.MongoClient) => Promise<T>): Promise<T> {
  const client = await mongoose.mongo.MongoClient.connect(stack.mongoUri);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

function kafka(): Kafka {
  return new Kafka({ brokers: stack.kafkaBrokers, logLevel: logLevel.NOTHING });
}

async function consumeOne(groupId: string): Promise<string | undefined> {
  const consumer = kafka().consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const value = await new Promise<string | undefined>((resolve, reject) => {
    const eachMessage = async ({ message }: { message: { value: Buffer | null } }) =>
      resolve(message.value?.toString());
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return value;
}

test('a record sent in a Kafka transaction is read again', async () => {
  const admin = kafka().admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1 }] });
  await admin.disconnect();
  const producer = kafka().producer({
    transactionalId: 'stack-check',
    idempotent: true,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages: [{ value: 'kept' }] });
  await transaction.commit();
  await producer.disconnect();
  expect(await consumeOne('before')).toBe('kept');
});

test('a transaction over two collections is committed as one', async () => {
  await withMongo(async (client) => {
    const db = client.db('stack-check');
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await db.collection('a').insertOne({ text: 'kept' }, { session });
        await db.collection('b').insertOne({ text: 'kept' }, { session });
      }),
    );
    expect(await db.collection('b').countDocuments()).toBe(1);
  });
});

test('no topic comes into being by being asked for', async () => {
  const admin = kafka().admin();
  await admin.connect();
  await expect(admin.fetchTopicMetadata({ topics: ['never-created'] })).rejects.toThrow();
  await admin.disconnect();
});

test('data is found again after mongod was killed and both came back on other ports', async () => {
  process.kill(recordedPid('mongo'), 'SIGKILL');
  await stack.stop();
  stack = await start();
  await withMongo(async (client) => {
    expect(await client.db('stack-check').collection('a').countDocuments({ text: 'kept' })).toBe(1);
  });
  expect(await consumeOne('after')).toBe('kept');
});

test('data cannot be reset while the stack runs, and can be afterwards', async () => {
  await expect(resetData(dataDir, () => {})).rejects.toThrow('stop it first');
  await stack.stop();
  await resetData(dataDir, () => {});
  stack = await start();
  await withMongo(async (client) => {
    expect(await client.db('stack-check').collection('a').countDocuments()).toBe(0);
  });
});
