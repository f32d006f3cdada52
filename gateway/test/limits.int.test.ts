import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createGateway, type GatewayHandle } from '../src/app.ts';
import { startRest, type RestFixture } from './rest-fixture.ts';

let rest: RestFixture;
let gateway: GatewayHandle;

beforeAll(async () => {
  rest = await startRest();
  const little = { perSecond: 0.01, burst: 2 };
  const bounds = { accountsOfUnit: 10, wholesale: 10, atOnce: 10, inAll: 100 };
  const limits = { commands: little, queries: little, ...bounds };
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
