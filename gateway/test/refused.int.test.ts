import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hearOutput, type HeardOutput } from '../../infra/e2e/src/output.ts';
import { openIssuer, type OwnIssuer } from '../../services/lib/runtime/test/own-issuer.ts';
import { ATTACKS, signed } from '../../services/lib/runtime/test/token-battery.ts';
import { createGateway, type GatewayHandle } from '../src/app.ts';
import { startRest, type Answer, type RestFixture } from './rest-fixture.ts';

let rest: RestFixture;
let issuer: OwnIssuer;
let gateway: GatewayHandle;
let output: HeardOutput;

beforeAll(async () => {
  [rest, issuer] = await Promise.all([startRest(), openIssuer()]);
  output = hearOutput();
  const config = rest.network.configs.gateway;
  const { jwksUri: _, ...auth } = { ...config.auth, issuer: issuer.url };
  const own = { ...config, auth, port: 0, logLevel: 'info' };
  gateway = createGateway(own, { unitFeed: rest.network.unitFeed });
  await gateway.start();
});
afterAll(async () => {
  await gateway?.stop();
  output?.stop();
  issuer?.close();
  await rest?.stop();
});

type Way = (token: string) => Promise<Answer>;
const ask = (path: string, init: RequestInit = {}): Way => {
  return (token) => rest.ask(path, { ...init, url: gateway.url, token });
};
const post = (path: string, body: object, accept = 'application/json') =>
  ask(path, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json', accept },
  });

const DOORS: Readonly<Record<string, Way>> = {
  'a question over GraphQL': post('/graphql', { query: '{ units { totalCount } }' }),
  'a question over REST': ask('/v1/exports/units'),
  'the feed': ask('/v1/events?limit=1'),
  'a command': post('/v1/commands/recordReceipt', {}),
};

/** Code, sentence and place of a refusal, as both doors tell it. */
function refusalIn({ body }: Answer): unknown {
  const { errors } = body as { readonly errors?: readonly { readonly extensions: object }[] };
  return errors ? errors[0]!.extensions : body;
}

/** Lines of the log about refusals. */
const told = () =>
  output
    .lines()
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .filter(({ event }) => event === 'refused');

describe.each(Object.entries(DOORS))('%s', (name, way) => {
  test('is let in with the token that every attack is made from', async () => {
    const { status } = await way(await signed(issuer));
    expect(status).toBe(name === 'a command' ? 400 : 200);
  });

  test.each(Object.entries(ATTACKS))('is refused with %s', async (_, attack) => {
    const answer = await way(await attack(issuer));
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Bearer/),
    ]);
    const message = { vi: expect.stringMatching(/^Mã truy cập/), en: expect.stringMatching(/^The access/) };
    expect(refusalIn(answer)).toMatchObject({ code: 'UNAUTHENTICATED', path: [], message });
  });
});

describe('the log', () => {
  test('names an address whose tokens do not hold, and no token', async () => {
    await DOORS['the feed']!(await ATTACKS['another audience']!(issuer));
    expect(told()).toContainEqual(
      expect.objectContaining({
        level: 40,
        code: 'UNAUTHENTICATED',
        reason: 'invalid',
        address: '127.0.0.1',
      }),
    );
    expect(output.lines().join('\n')).not.toMatch(/eyJ/);
  });

  test('names an account that tries what it has no right to, what it tried and when', async () => {
    const viewer = await signed(issuer, { sub: 'viewer@province:40', role: 'viewer' });
    const { status } = await ask('/v1/digests/latest.json')(viewer);
    expect(status).toBe(403);
    expect(told()).toContainEqual(
      expect.objectContaining({
        ...{ level: 40, code: 'FORBIDDEN', account: 'viewer@province:40', address: '127.0.0.1' },
        ...{ operation: 'GET /v1/digests/latest.json', time: expect.stringMatching(/Z$/) },
      }),
    );
  });

  test('names an account that asks for what an office may not ask, and for too much', async () => {
    const sub = 'viewer@district:417';
    const viewer = await signed(issuer, { sub, role: 'viewer' });
    await post('/graphql', { query: '{ __schema { types { name } } }' })(viewer);
    const many = Array.from({ length: 40 }, (_, i) => `a${i}: units { totalCount }`).join(' ');
    await post('/graphql', { query: `{ ${many} }` })(viewer);
    const codes = told().filter(({ account }) => account === sub);
    expect(codes.map(({ level, code }) => [level, code])).toEqual([
      [40, 'FORBIDDEN'],
      [40, 'QUERY_TOO_COMPLEX'],
    ]);
  });
});

test('nothing but built files, known by their names, is found by a path, and no list of them', async () => {
  const token = await signed(issuer);
  const paths = ['/assets/', '/assets', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/config.ts'];
  const named = ['/v1/digests/..%2f..%2fetc%2fpasswd', '/v1/exports/..%2funits'];
  for (const path of [...paths, ...named]) {
    const { status, body } = await ask(path)(token);
    expect([path, status, body.code]).toEqual([path, 404, 'NOT_FOUND']);
  }
});
