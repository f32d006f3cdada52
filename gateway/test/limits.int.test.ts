import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGateway, type GatewayHandle } from '../src/app.ts';
import { startRest, type RestFixture } from './rest-fixture.ts';

let rest: RestFixture;
let gateway: GatewayHandle;

beforeAll(async () => {
  rest = await startRest();
  const little = { perSecond: 0.01, burst: 2 };
  const bounds = { accountsOfUnit: 10, wholesale: 10, atOnce: 10, inAll: 100, lanes: 1 };
  const limits = {
    commands: little,
    queries: little,
    ease: little,
    easeAtOnce: 8,
    failures: little,
    ...bounds,
  };
  gateway = createGateway(
    { ...rest.network.configs.gateway, port: 0, limits },
    { unitFeed: rest.network.unitFeed },
  );
  await gateway.start();
});
afterAll(async () => {
  await gateway?.stop();
  await rest?.stop();
});

type Way = (token: string) => ReturnType<RestFixture['ask']>;

const byGraphql: Way = (token) =>
  rest.ask('/graphql', {
    ...{ url: gateway.url, token, method: 'POST', headers: { 'content-type': 'application/json' } },
    body: '{"query":"{ units { totalCount } }"}',
  });
const byRest: Way = (token) => rest.ask('/v1/exports/units', { url: gateway.url, token });
const byCommand: Way = (token) =>
  rest.ask('/v1/commands/recordReceipt', {
    ...{ url: gateway.url, token, method: 'POST', headers: { 'content-type': 'application/json' } },
    body: '{}',
  });

async function sent(way: Way, account: string, times: number) {
  const token = await rest.network.token(account);
  const answers = [];
  for (let i = 0; i < times; i += 1) answers.push(await way(token));
  return answers;
}

test.each([
  ['questions over GraphQL', byGraphql, 'viewer@province:40', 200],
  ['questions over REST', byRest, 'viewer@district:417', 200],
  ['commands', byCommand, 'recorder@district:417', 400],
])('an account that sends too many %s is told when to come again', async (_, way, account, allowed) => {
  const answers = await sent(way, account, 3);
  expect(answers.map(({ status }) => status)).toEqual([allowed, allowed, 429]);
  // One more is left over in a hundred seconds from the first request on.
  const wait = Number(answers[2]!.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(100);
  expect(JSON.stringify(answers[2]!.body)).toContain('RATE_LIMITED');
  expect((await sent(way, `${account.split('@')[0]}@centre`, 1))[0]!.status).toBe(allowed);
});

test('a mutation counts as a command too', async () => {
  const mutation: Way = (token) =>
    rest.ask('/graphql', {
      ...{ url: gateway.url, token, method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({
        query:
          'mutation { withdrawMilestone(input: { commandId: "c", milestone: "m", reason: "r" }) { ok } }',
      }),
    });
  const [first, second] = await sent(mutation, 'recorder@province:40', 2);
  expect([first!.status, second!.status]).toEqual([200, 200]);
  const [refused] = await sent(byCommand, 'recorder@province:40', 1);
  expect(refused!.status).toBe(429);
});

test('an account that floods waits for itself, and another is answered meanwhile', async () => {
  const token = await rest.network.token('control@province:40');
  let isOver = false;
  const flood = Promise.all(Array.from({ length: 10 }, () => byGraphql(token))).finally(
    () => (isOver = true),
  );
  const [other] = await sent(byGraphql, 'control@district:417', 1);
  expect([other!.status, isOver]).toEqual([200, false]);
  const statuses = (await flood).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([200, 200, ...Array.from({ length: 8 }, () => 429)]);
});

const asked = (token: string, body: string) =>
  rest.ask('/graphql', {
    ...{ url: gateway.url, token, method: 'POST', headers: { 'content-type': 'application/json' }, body },
  });

test('an office sends no more than a megabyte to GraphQL, whoever works for many a whole reorganisation', async () => {
  const long = JSON.stringify({ query: `{ units { totalCount } } # ${'x'.repeat(1_100_000)}` });
  const [office, admin] = await Promise.all([
    rest.network.token('approver@district:417'),
    rest.network.token('admin@centre'),
  ]);
  const refused = await asked(office, long);
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    413,
    expect.stringContaining('EVENT_TOO_LARGE'),
  ]);
  expect((await asked(admin, long)).status).toBe(200);
});

test('tokens that nobody gave out hold up neither who is known nor, for long, who comes from the same address', async () => {
  const known = await rest.network.token('admin@centre');
  expect((await byRest(known)).status).toBe(200);
  let isOver = false;
  const wrong = Promise.all(Array.from({ length: 40 }, (_, at) => byRest(`x.${at}.z`))).finally(
    () => (isOver = true),
  );
  const answer = await byRest(known);
  expect([answer.status, isOver]).toEqual([200, false]);
  const [newcomer] = await sent(byRest, 'approver@province:40', 1);
  expect(newcomer!.status).toBe(200);
  expect(new Set((await wrong).map(({ status }) => status))).toEqual(new Set([401]));
});
