import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import { Kafka, logLevel, type Admin, type KafkaConfig } from 'kafkajs';
import mongoose from 'mongoose';
import { createDirectives } from '@trienkhai/directives';
import { createAuthority } from '@trienkhai/runtime/peer-identity/certificate';
import { startTelemetry } from '@trienkhai/runtime/telemetry';
import { askAs } from '../src/graphql.ts';
import { hearOutput, type HeardOutput } from '../src/output.ts';
import { privateKeysIn } from '../src/private-keys.ts';
import { useSecrets } from '../src/secrets-in-use.ts';
import { startSecuredStack, type SecuredStack } from '../src/secured-stack.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';
import { startTraceCollector, tracingTo, type TraceCollector } from '../src/trace-collector.ts';

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

/** A file with an authority that has signed nothing here. */
function foreign(): string {
  const file = join(office.keysDir, 'foreign.pem');
  writeFileSync(file, createAuthority('foreign').certificate);
  return file;
}

let stack: SecuredStack;
let office: SmallOffice;
let output: HeardOutput;
let collector: TraceCollector;
let stopTelemetry: () => Promise<void>;

beforeAll(async () => {
  output = hearOutput();
  collector = await startTraceCollector();
  Object.assign(process.env, tracingTo(collector));
  stopTelemetry = await startTelemetry();
  stack = await startSecuredStack(namespace);
  const { kafkaBrokers, accountOf } = stack;
  office = await openSmallOffice({
    ...{ kafkaBrokers, mongoUri: 'mongodb://nobody.invalid/', namespace, accountOf, logLevel: 'debug' },
  });
}, 240_000);
afterAll(async () => {
  await office?.close();
  await stack?.stop();
  await stopTelemetry?.();
  await collector?.stop();
  output?.stop();
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

  test.each([
    ['without TLS', (uri: string) => uri.replace(/&tls=.*/, ''), /tls=true&tlsCAFile=<file>$/],
    [
      'with the authority of another',
      (uri: string) => uri.replace(/(?<=tlsCAFile=).*/, () => encodeURIComponent(foreign())),
      /must be of the authority that tlsCAFile names$/,
    ],
  ])('is not reached %s, and the service says so and does not start', async (_, change, message) => {
    const mongoUri = change(stack.mongoUriOf('directives'));
    const service = createDirectives({ ...office.network.configs.directives, mongoUri });
    const fault = await service.start().catch((error: Error) => error.message);
    expect(fault).toMatch(message);
    expect(stack.passwords.filter((password) => fault?.includes(password))).toEqual([]);
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

  test('hears nobody with a wrong password, also once it has heard the account', async () => {
    const { authority, password } = stack.kafkaAccountOf('study');
    expect(await asAdmin('study', (admin) => admin.listTopics())).toBe('done');
    for (const wrong of [
      `${password}x`,
      password.slice(0, -1),
      ` ${password}`,
      'wrong',
      password.toUpperCase(),
    ]) {
      const kafka = new Kafka({
        ...{ brokers: [...stack.kafkaBrokers], logLevel: logLevel.NOTHING, retry: { retries: 0 } },
        ...{ ssl: { ca: [authority] }, sasl: { mechanism: 'plain', username: 'study', password: wrong } },
      });
      const [admin, producer] = [kafka.admin(), kafka.producer()];
      expect(await outcome(admin.connect().then(() => admin.listTopics()))).toMatch(/SASL/);
      expect(await outcome(producer.connect())).toMatch(/SASL/);
      await Promise.all([admin, producer].map((each) => each.disconnect().catch(() => undefined)));
    }
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

test('nothing that was logged or traced holds a secret', async () => {
  const used = await useSecrets(office.network);
  expect(used.statuses).toEqual([200, 200, 401, 200, 401, 401, 403]);
  await stopTelemetry();
  const secrets = [...used.secrets, ...stack.passwords, ...privateKeysIn(office.keysDir)];
  const lines = output.lines();
  const spans = collector.heard().join('');
  expect([spans.length > 50_000, used.secrets.length > 7, secrets.length > 30]).toEqual([true, true, true]);
  const entries = lines
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { time: string; msg: string });
  expect(entries.filter(({ time }) => !time.endsWith('Z'))).toEqual([]);
  const told = ['units are known', 'publishing', 'signed in', 'a sign-in was refused'];
  expect(entries.map(({ msg }) => msg)).toEqual(expect.arrayContaining(told));
  const said = [...lines, spans].join('\n');
  expect(secrets.filter((secret) => secret.length < 16 || said.includes(secret))).toEqual([]);
  expect(said).not.toMatch(/Bearer |eyJ[\w-]+\.eyJ|PRIVATE KEY/);
}, 60_000);
