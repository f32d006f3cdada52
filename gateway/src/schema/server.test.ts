import { describe, expect, test } from '@jest/globals';
import { refuse } from '@trienkhai/kernel/domain-error';
import { unavailable } from '@trienkhai/runtime/error-status';
import { inProcess } from '../../test/in-process.ts';
import { LAG_EXAMPLE, ROLLOUT_EXAMPLE } from './graphiql.ts';

const { ask, send } = inProcess();
const bothLanguages = { vi: expect.any(String), en: expect.any(String) };

describe('a request', () => {
  test.each(['', 'Bearer bad', 'Basic Z29vZA=='])(
    'with the token "%s" is refused before it is read',
    async (authorization) => {
      const response = await send('{ not even json', { authorization });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      const { errors } = (await response.json()) as { errors: { extensions: object }[] };
      expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', message: bothLanguages });
    },
  );

  test.each<[string, string, Record<string, string>?]>([
    ['that is no JSON', '{'],
    ['without a query', '{}'],
    ['that does not parse', '{"query":"{ unit("}'],
    ['for a field that does not exist', '{"query":"{ secretField }"}'],
    [
      'with a variable of a wrong type',
      '{"query":"query ($n: Int) { units(first: $n) { totalCount } }","variables":{"n":"x"}}',
    ],
    ['with a position that does not read', '{"query":"{ __typename }"}', { 'x-after-position': 'here' }],
  ])('%s is refused with a code and both languages', async (_, body, headers = {}) => {
    const response = await send(body, headers);
    expect(response.status).toBeLessThan(500);
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_ARGUMENT', message: bothLanguages });
  });

  test('that is no JSON is 400 for every client', async () => {
    expect((await send('{')).status).toBe(400);
  });
});

describe('an operation that goes by a name', () => {
  const operations = new Map([
    ['query.Own.0', 'query Own($n: Int) { units(first: $n) { nodes { level } } }'],
  ]);
  const named = inProcess({ deps: { operations } });
  const sent = async (body: object) =>
    (await (await named.send(JSON.stringify(body))).json()) as {
      readonly data?: { readonly units: { readonly nodes: readonly { readonly level: string }[] } };
      readonly errors?: readonly { readonly extensions: object }[];
    };

  test('is answered as if it were written out, with its variables', async () => {
    const { data, errors } = await sent({ query: '', documentId: 'query.Own.0', variables: { n: 2 } });
    expect([errors, data?.units.nodes.length]).toEqual([undefined, 2]);
  });

  test.each(['query.Own.1', '', 7])(
    'that nobody knows, %j, is refused, and says what to do',
    async (documentId) => {
      const { errors } = await sent({ documentId });
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'OPERATION_UNKNOWN',
        path: ['documentId'],
        message: bothLanguages,
      });
    },
  );

  test('leaves others free to ask what they like', async () => {
    const { data } = await sent({ query: '{ units(first: 1) { nodes { level } } }' });
    expect(data?.units.nodes.length).toBe(1);
  });
});

describe('limits:', () => {
  const nested = (depth: number) =>
    `{ unit(level: CENTRE, code: "TW") ${'{ parent '.repeat(depth)} { id } ${'}'.repeat(depth)} }`;
  const aliases = Array.from({ length: 40 }, (_, index) => `a${index}: __typename`).join(' ');
  test.each([
    ['too deep', nested(20), 'QUERY_TOO_COMPLEX'],
    ['too many aliases', `{ ${aliases} }`, 'QUERY_TOO_COMPLEX'],
    ['too many tokens', `{ ${'__typename '.repeat(6000)} }`, 'QUERY_TOO_COMPLEX'],
    [
      'too wide',
      '{ units(first: 500) { nodes { children(first: 500) { nodes { id } } } } }',
      'QUERY_TOO_COMPLEX',
    ],
    [
      'too wide by variables and fragments',
      'query ($n: Int = 500) { units(first: $n) { nodes { ...C } } } fragment C on Unit { children(first: $n) { edges { node { id } } } }',
      'QUERY_TOO_COMPLEX',
    ],
    ['a fragment in a circle', '{ ...A } fragment A on Query { ...A }', 'INVALID_ARGUMENT'],
  ])('%s', async (_, query, code) => {
    const { errors } = await ask(query);
    expect(errors?.[0].extensions).toMatchObject({ code, message: bothLanguages });
  });

  test('what the product itself asks is well inside', async () => {
    const { errors } = await ask(
      `{ units(first: 500) { nodes { id name kind parent { name } ancestors { name } } } }`,
    );
    expect(errors).toBeUndefined();
  });
});

describe('a compiled query', () => {
  const query = `query ($on: Date) { unit(level: PROVINCE, code: "87", on: $on) { __typename id name kind
    children { totalCount edges { cursor node { ...U } } } } units(first: 3) { nodes { ...U } pageInfo { endCursor } } }
    fragment U on Unit { id level versions { from name } parent { ... on Unit { code } } }`;

  test('answers as the first time', async () => {
    const first = await ask(query, { on: '2022-01-01' });
    const again = await ask(query, { on: '2022-01-01' });
    const third = await ask(query, { on: '2022-01-01' });
    expect(first.errors).toBeUndefined();
    expect([again.data, third.data]).toEqual([first.data, first.data]);
  });

  test('refuses as the first time', async () => {
    const bad = 'query ($on: Date) { unit(level: PROVINCE, code: "87", on: $on) { name } }';
    const answers = [];
    for (const on of ['2023-02-29', '2023-02-29', 7, 7]) answers.push(await ask(bad, { on }));
    const codes = answers.map(({ errors }) => errors?.[0].extensions.code);
    expect(codes).toEqual(['DATE_INVALID', 'DATE_INVALID', 'INVALID_ARGUMENT', 'INVALID_ARGUMENT']);
    expect(answers[1]?.errors?.[0]).toMatchObject({
      path: ['unit'],
      extensions: { path: ['on'], message: bothLanguages },
    });
  });

  test('is not mistaken for another operation of the same text', async () => {
    const two =
      'query A { unit(level: CENTRE, code: "TW") { id } } query B { units(first: 1) { totalCount } }';
    const run = async (operationName: string) =>
      ((await (await send(JSON.stringify({ query: two, operationName }))).json()) as { data: object }).data;
    for (const _ of [1, 2, 3]) {
      expect(Object.keys(await run('A'))).toEqual(['unit']);
      expect(Object.keys(await run('B'))).toEqual(['units']);
    }
  });
});

describe('when trace', () => {
  const asked = (error: Error) =>
    inProcess({ trace: { listDirectives: async () => Promise.reject(error) } }).ask(
      '{ directives { totalCount } }',
    );

  test('is down, the answer is 503 with Retry-After', async () => {
    const { status, headers, errors } = await asked(unavailable());
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(errors?.[0].extensions).toMatchObject({ code: 'UNAVAILABLE', message: bothLanguages });
  });

  test('is behind, the answer says so', async () => {
    const { status, errors } = await asked(refuse('NOT_YET', 'Chưa.', 'Not yet.'));
    expect([status, errors?.[0].extensions.code]).toEqual([200, 'NOT_YET']);
  });
});

test('a long list does not make a header that clients refuse', async () => {
  const positions = Array.from({ length: 500 }, (_, index) => ({
    streamId: `directive:${index}abcdefabcdef`,
    version: 1,
  }));
  const at = { on: '2026-11-22', knownAt: undefined, unitsVersion: 0, positions };
  const listDirectives = async () => ({ edges: [], pageInfo: { totalCount: 500, hasNextPage: false }, at });
  const { headers } = await inProcess({ trace: { listDirectives } }).ask('{ directives { totalCount } }');
  expect(headers.get('x-position')?.length).toBeLessThan(6001);
  expect(headers.get('x-position')).toContain('territory@');
});

test('a browser gets GraphiQL with its own scripts, the worked example and a token', async () => {
  const { graphql: server } = inProcess({ deps: { developmentToken: async () => 'development-token' } });
  const response = await server.fetch('http://gateway/graphql', { headers: { accept: 'text/html' } });
  const page = await response.text();
  expect(response.status).toBe(200);
  expect(page).toContain('Bearer development-token');
  for (const example of [ROLLOUT_EXAMPLE, LAG_EXAMPLE]) expect(page).toContain(JSON.stringify(example));
  expect(response.headers.get('content-security-policy')).toContain("connect-src 'self'");
  expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/);
});
