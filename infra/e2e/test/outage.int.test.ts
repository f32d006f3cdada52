import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aftermath } from '@trienkhai/faults/aftermath';
import { openCommitStore, type Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import type { Position } from '@trienkhai/runtime/position';
import { readTopic } from '@trienkhai/testkit/topic';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { askWithin, receivedBy } from '../src/rollout.ts';
import { startOwnStack, type OwnStack } from '../src/own-stack.ts';
import type { Answer } from '../src/posting.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';
import { UNITS } from '../src/small-country.ts';

/** No caller waits longer for the word that a server is away. */
const LIMIT_MS = 2_000;
const SETTLED_AFTER_MS = 5_000;
let stack: OwnStack;
let office: SmallOffice;
let directive: string;
let after: readonly Position[];

beforeAll(async () => {
  stack = await startOwnStack();
  office = await openSmallOffice(stack);
  ({ id: directive, positions: after } = await office.register());
  await office.send('recordReceipt', receipt(0), { after });
  await office.quiet();
});
afterAll(async () => {
  try {
    await office?.close();
  } finally {
    await stack?.stop();
  }
});

function receipt(commune: number) {
  return { directive, unit: UNITS.communes[commune], on: '2022-02-01' };
}

function session(number: number) {
  const people = [{ unit: 'LEARNER', value: number }];
  const unit = UNITS.communes[number % 6];
  return { kind: 'study-class', unit, directives: [directive], heldOn: '2022-03-15', people };
}

/** What the store of a context and its topic say after the fault; nothing is wrong: an empty list. */
async function problemsOf(context: string): Promise<readonly string[]> {
  const { kafkaBrokers: brokers, mongoUri, namespace } = office;
  const logger = createLogger('test', 'silent');
  const log = kafkaEventLog({ brokers, clientId: 'outage', logger });
  const database = await openDatabase(mongoUri, `${namespace}-${context}`);
  const commits: Commit[] = [];
  for await (const commit of (await openCommitStore(database)).all()) commits.push(commit);
  const records = await readTopic(log, `${namespace}.${context}.v1`);
  await database.close();
  await log.close();
  return aftermath(commits, records);
}

describe('Kafka is killed', () => {
  test('commands go on, what was known waits for it, and the answer then never changes', async () => {
    await stack.kafka.kill();
    for (const commune of [1, 2, 3, 4]) {
      const { status, ms } = await office.post('recordReceipt', receipt(commune));
      expect(status).toBe(200);
      expect(ms).toBeLessThan(LIMIT_MS);
    }
    expect((await office.post('recordSession', session(1), { after })).status).toBe(201);
    await office.register();
    const knownAt = new Date().toISOString();
    expect(await receivedBy(office, directive)).toMatchObject({ reached: 1 });
    await sleep(SETTLED_AFTER_MS + 100);
    await expect(receivedBy(office, directive, knownAt)).rejects.toThrow('NOT_YET');

    await stack.kafka.start();
    const first = await askWithin(90_000, () => receivedBy(office, directive, knownAt));
    expect(first).toMatchObject({ reached: 5 });
    await office.send('recordReceipt', receipt(5));
    const reason = 'Ghi nhầm ngày đến';
    await office.send('correctUnitStage', { ...receipt(1), on: '2022-02-09', stage: 'RECEIVED', reason });
    await office.quiet();
    expect(await receivedBy(office, directive, knownAt)).toEqual(first);
    expect(await receivedBy(office, directive)).toMatchObject({ reached: 6, lagDays: { max: 30 } });
    expect(await problemsOf('directives')).toEqual([]);
    expect(await problemsOf('study')).toEqual([]);
  });
});

describe('MongoDB is killed', () => {
  test('callers are told so in time, nothing is half done, and it recovers by itself', async () => {
    const sent = Array.from({ length: 24 }, (_, number) => ({ commandId: randomUUID(), number }));
    const post = ({ commandId, number }: (typeof sent)[number]) =>
      office.post('recordSession', session(number), { commandId, after });
    const early = new Map<string, Answer>();
    const lanes = Array.from({ length: 6 }, async (_, lane) => {
      for (const one of sent.filter(({ number }) => number % 6 === lane)) {
        early.set(one.commandId, await post(one));
        if (early.size === 8) await stack.mongo.kill();
      }
    });
    await Promise.all(lanes);
    const accepted = [...early].filter(([, { status }]) => status === 201);
    const refused = [...early.values()].filter(({ status }) => status !== 201);
    expect(accepted.length).toBeGreaterThanOrEqual(8);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expectOutage(answer);
    expectOutage(await graphql('{ directives(first: 1) { nodes { id } } }'));
    expectOutage(
      await graphql(`mutation { recordReceipt(input: { commandId: "${randomUUID()}",
        directive: "${directive}", unit: "${UNITS.district}", on: "2022-02-01" }) { version } }`),
    );

    await stack.mongo.start();
    const none = [...early].filter(([, { body }]) => body.code === 'UNAVAILABLE').map(([id]) => id);
    expect(await askWithin(90_000, () => recorded(none))).toEqual([]);
    for (const one of sent) {
      const { body } = await askWithin(90_000, () => post(one).then(orThrow));
      const before = early.get(one.commandId)!;
      if (before.status === 201) expect(body).toEqual(before.body);
    }
    await office.quiet();
    expect(await problemsOf('study')).toEqual([]);
    const { sessions } = await data('{ sessions(filter: { directive: "D" }, first: 1) { totalCount } }');
    expect(sessions.totalCount).toBe(sent.length + 1);
  });
});

describe('MongoDB stands still', () => {
  test('callers are told so in time, and it recovers by itself', async () => {
    const commandId = randomUUID();
    const post = () => office.post('recordSession', session(99), { commandId, after });
    stack.mongo.freeze();
    try {
      const answers = [
        post(),
        office.post('recordReceipt', receipt(0)),
        graphql('{ directives(first: 1) { nodes { id } } }'),
      ];
      for (const answer of await Promise.all(answers)) expectOutage(answer);
    } finally {
      stack.mongo.thaw();
    }
    const { body } = await askWithin(90_000, () => post().then(orThrow));
    expect(await recorded([commandId])).toEqual([commandId]);
    expect((await post()).body).toEqual(body);
    await office.quiet();
  });
});

/** Which of these commands stand in the store of study. */
async function recorded(commandIds: readonly string[]): Promise<string[]> {
  const database = await openDatabase(office.mongoUri, `${office.namespace}-study`);
  try {
    const commits = database.db.collection<Commit>('commits').find({ commandId: { $in: commandIds } });
    return (await commits.toArray()).map(({ commandId }) => commandId);
  } finally {
    await database.close();
  }
}

function expectOutage({ status, retryAfter, ms, body }: Answer): void {
  const told = { status: 503, retryAfter: '1', body: expect.any(Object) };
  expect({ status, retryAfter, body }).toEqual(told);
  expect(ms).toBeLessThan(LIMIT_MS);
}

function orThrow(answer: Answer): Answer {
  if (answer.status < 300) return answer;
  throw new Error(JSON.stringify(answer.body));
}

async function graphql(query: string): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(`${office.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${office.token}` },
    body: JSON.stringify({ query: query.replace('"D"', `"${directive}"`) }),
  });
  const body = (await response.json()) as Answer['body'];
  const ms = performance.now() - begun;
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body, ms };
}

async function data(query: string): Promise<any> {
  const { body } = await graphql(query);
  expect(body).toHaveProperty('data');
  return (body as any).data;
}
