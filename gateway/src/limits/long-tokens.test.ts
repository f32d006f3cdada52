import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage, Server } from 'node:http';
import { closeServer, createHttpServer, listen } from '../http.ts';
import { longTokens } from './long-tokens.ts';
import { visitors } from './visitor.ts';

let server: Server;
let url: string;
const noted: object[] = [];
const handled: IncomingMessage[] = [];

beforeAll(async () => {
  const refusals = {
    note: (refused: object, attempt: object) => void noted.push({ ...refused, ...attempt }),
  };
  server = createHttpServer({
    mounts: {},
    rest: (request, response) => {
      handled.push(request);
      response.end();
    },
    turnAway: longTokens({ refusals, visitorOf: visitors() }, 0),
  });
  url = `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`;
});
beforeEach(() => {
  noted.length = 0;
  handled.length = 0;
});
afterAll(() => closeServer(server));

const send = (path: string, headers: Record<string, string>) =>
  fetch(url + path, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
const bearer = (length: number) => ({ authorization: 'Bearer '.padEnd(length, 'x') });
const MESSAGE = { vi: expect.stringMatching(/^Mã truy cập/), en: expect.stringMatching(/^The access/) };

describe('a token of a hundred kilobytes is refused before any handler, as any other that does not hold', () => {
  test.each(['/graphql', '/graphql?x', '/graphql/'])('at %s', async (path) => {
    const response = await send(path, bearer(100_000));
    expect([response.status, response.headers.get('connection')]).toEqual([401, 'close']);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const extensions = { code: 'UNAUTHENTICATED', reason: 'invalid', path: [], message: MESSAGE };
    expect(await response.json()).toEqual({ errors: [{ message: MESSAGE.en, extensions }] });
    expect(handled).toEqual([]);
    const attempt = { door: 'graphql', operation: '', address: '127.0.0.1' };
    expect(noted).toMatchObject([{ code: 'UNAUTHENTICATED', facts: { reason: 'invalid' }, ...attempt }]);
  });

  test.each(['/v1/events', '/v1/events?limit=1', '/graphqls'])('at %s', async (path) => {
    const response = await send(path, bearer(100_000));
    expect([response.status, response.headers.get('connection')]).toEqual([401, 'close']);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.json()).toMatchObject({
      ...{ status: 401, code: 'UNAUTHENTICATED', path: [], message: MESSAGE },
      ...{ type: 'urn:trienkhai:problem:UNAUTHENTICATED', facts: { reason: 'invalid' } },
    });
    expect(handled).toEqual([]);
    const operation = `POST ${path.split('?')[0]}`;
    expect(noted).toMatchObject([{ door: 'rest', operation, address: '127.0.0.1' }]);
  });
});

test('a token that is long, as some are, is checked as any other', async () => {
  expect((await send('/v1/events', bearer(24_576))).status).toBe(200);
  expect(handled[0]?.headers.authorization).toHaveLength(24_576);
  expect((await send('/v1/events', bearer(24_577))).status).toBe(401);
  expect(noted).toHaveLength(1);
});

test('a cookie that is too long is none, and whoever sends it is served as everybody', async () => {
  expect((await send('/v1/events', { cookie: 'a='.padEnd(24_576, 'x') })).status).toBe(200);
  expect((await send('/v1/events', { cookie: 'a='.padEnd(24_577, 'x') })).status).toBe(200);
  expect(handled.map(({ headers }) => headers.cookie?.length)).toEqual([24_576, undefined]);
  expect([handled[1]?.rawHeaders, noted]).toEqual([[], []]);
});
