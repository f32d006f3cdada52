import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import { Kafka, logLevel, type Admin, type KafkaConfig } from 'kafkajs';
import mongoose from 'mongoose';
import { askAs } from '../src/graphql.ts';
import { startSecuredStack, type SecuredStack } from '../src/secured-stack.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const namespace = `rights-${randomUUID().slice(0, 8)}`;
const UNAUTHORIZED = 13;
const UNAUTHENTICATED = 18;
const WRITING: readonly string[] = CONTEXTS;

interface Failure {
  readonly name: string;
  readonly type?: string;
  readonly cause?: Failure;
}

/** kafkajs wraps what the broker answered. */
function whyOf({ type, cause, name }: Failure): string {
  return type ?? (cause ? whyOf(cause) : name);
}

let stack: SecuredStack;
let office: SmallOffice;

beforeAll(async () => {
  stack = await startSecuredStack(namespace);
  const { kafkaBrokers, accountOf } = stack;
  office = await openSmallOffice({
    ...{ kafkaBrokers, mongoUri: 'mongodb://nobody.invalid/', namespace, accountOf },
  });
}, 240_000);
afterAll(async () => {
  await office?.close();
  await stack?.stop();
}, 120_000);

test('a document is registered, received and counted by services that have their own rights alone', async () => {
  const { id, positions: after } = await office.register();
  const unit = UNITS.district;
  await office.send('recordReceipt', { directive: id, unit, on: '2022-02-01' }, { after });
  const people = [{ unit: 'LEARNER', value: 30 }];
  const session = { kind: 'study-class', directives: [id], unit, heldOn: '2022-02-02', people };
  await office.send('recordSession', session, { after });
  await office.quiet();
  const { node } = await askAs(
    office.url,
    office.token,
  )(
    `{ node(id: "${id}") { ... on Directive { rollout(on: "2022-03-01") { levels { level stages { stage reached } } } } } }`,
  );
  const district = node.rollout.levels.find(({ level }: { level: string }) => level === 'DISTRICT');
  expect(district.stages).toContainEqual({ stage: 'RECEIVED', reached: 1 });
}, 120_000);

describe('the store', () => {
  const clients: mongoose.mongo.MongoClient[] = [];
  afterAll(() => Promise.all(clients.map((client) => client.close())));

  async function commitsAs(principal: string, context: string) {
    const client = new mongoose.mongo.MongoClient(stack.mongoUriOf(principal));
    clients.push(client);
    return client.db(`${namespace}-${context}`).collection<{ _id: string; published?: boolean }>('commits');
  }

  /** `done`, or the code with which the store refuses. */
  const outcome = (asked: Promise<unknown>) =>
    asked.then(
      () => 'done',
      (error: { code?: unknown }) => error.code,
    );
  const THIS = { _id: 'directive:none@1' };

  test.each(WRITING)(
    'lets %s add commits to its own streams, and neither change nor remove them',
    async (own) => {
      const commits = await commitsAs(own, own);
      expect(await outcome(commits.findOne({}))).toBe('done');
      expect(await outcome(commits.deleteOne(THIS))).toBe(UNAUTHORIZED);
      expect(await outcome(commits.updateOne(THIS, { $set: { published: true } }))).toBe(UNAUTHORIZED);
      expect(await outcome(commits.drop())).toBe(UNAUTHORIZED);
      const others = await commitsAs(own, own === 'study' ? 'reviews' : 'study');
      expect(await outcome(others.insertOne(THIS))).toBe(UNAUTHORIZED);
      expect(await outcome(others.findOne({}))).toBe(UNAUTHORIZED);
    },
  );

  test.each(WRITING)(
    'lets the relay of %s mark what is published, and neither add nor remove',
    async (own) => {
      const commits = await commitsAs(`${own}-relay`, own);
      expect(await outcome(commits.updateOne(THIS, { $set: { published: true } }))).toBe('done');
      expect(await outcome(commits.insertOne(THIS))).toBe(UNAUTHORIZED);
      expect(await outcome(commits.deleteOne(THIS))).toBe(UNAUTHORIZED);
      expect(await outcome(commits.drop())).toBe(UNAUTHORIZED);
    },
  );

  test.each(['trace', 'gateway'])('shows no commit to %s', async (principal) => {
    const commits = await commitsAs(principal, 'study');
    expect(await outcome(commits.findOne({}))).toBe(UNAUTHORIZED);
    expect(await outcome(commits.insertOne(THIS))).toBe(UNAUTHORIZED);
  });

  test.each(['auditor', 'digest'])('lets the %s read every commit and change none', async (principal) => {
    for (const context of WRITING) {
      const commits = await commitsAs(principal, context);
      expect(await outcome(commits.findOne({}))).toBe('done');
      expect(await outcome(commits.updateOne(THIS, { $set: { published: true } }))).toBe(UNAUTHORIZED);
      expect(await outcome(commits.deleteOne(THIS))).toBe(UNAUTHORIZED);
    }
  });

  test('hears nobody with a wrong password', async () => {
    const commits = await commitsAs('nobody', 'study');
    expect(await outcome(commits.findOne({}))).toBe(UNAUTHENTICATED);
  });
});

describe('the broker', () => {
  const topic = (context: string) => `${namespace}.${context}.v1`;

  function kafkaAs(principal: string, settings: Partial<KafkaConfig> = {}): Kafka {
    const { username, password, authority } = stack.kafkaAccountOf(principal);
    return new Kafka({
      ...{ brokers: [...stack.kafkaBrokers], logLevel: logLevel.NOTHING, retry: { retries: 0 } },
      ...{ ssl: { ca: [authority] }, sasl: { mechanism: 'plain', username, password } },
      ...settings,
    });
  }

  const outcome = (asked: Promise<unknown>) =>
    asked.then(
      () => 'done',
      (error: Failure) => whyOf(error),
    );

  async function writes(principal: string, context: string) {
    const producer = kafkaAs(principal).producer();
    await producer.connect();
    const sent = outcome(producer.send({ topic: topic(context), messages: [{ key: 'k', value: '{}' }] }));
    await sent;
    await producer.disconnect();
    return sent;
  }

  async function asAdmin(principal: string, ask: (admin: Admin) => Promise<unknown>) {
    const admin = kafkaAs(principal).admin();
    await admin.connect();
    const asked = outcome(ask(admin));
    await asked;
    await admin.disconnect();
    return asked;
  }

  test.each(['study', 'trace', 'gateway', 'auditor', 'integration'])(
    'takes no record of %s on a topic that is not its own',
    async (principal) => {
      expect(await writes(principal, 'directives')).toBe('TOPIC_AUTHORIZATION_FAILED');
    },
  );

  test('lets nobody but its owner make or remove a topic', async () => {
    for (const principal of ['units', 'trace', 'operator']) {
      const refused = 'TOPIC_AUTHORIZATION_FAILED';
      expect(await asAdmin(principal, (admin) => admin.deleteTopics({ topics: [topic('units')] }))).toBe(
        refused,
      );
    }
  });

  test('shows the ends of topics to services, and not to an integration, which reads the feed', async () => {
    expect(await asAdmin('trace', (admin) => admin.fetchTopicOffsets(topic('study')))).toBe('done');
    expect(await asAdmin('integration', (admin) => admin.fetchTopicOffsets(topic('study')))).toBe(
      'TOPIC_AUTHORIZATION_FAILED',
    );
  });

  test('hears nobody with a wrong password, and nobody without one', async () => {
    expect(await outcome(kafkaAs('nobody').admin().connect())).toMatch(/SASL/);
    const { authority } = stack.kafkaAccountOf('trace');
    const plain = new Kafka({
      ...{ brokers: [...stack.kafkaBrokers], logLevel: logLevel.NOTHING, retry: { retries: 0 } },
      ...{ ssl: { ca: [authority] }, connectionTimeout: 2_000, requestTimeout: 2_000 },
    });
    const admin = plain.admin();
    expect(await outcome(admin.connect().then(() => admin.listTopics()))).not.toBe('done');
    await admin.disconnect().catch(() => undefined);
  });
});
