import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { inProcess } from '../../test/in-process.ts';

const { ask, send, graphql } = inProcess();
const bothLanguages = { vi: expect.any(String), en: expect.any(String) };
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

async function refusal(response: Response) {
  const { data, errors } = (await response.json()) as { data?: unknown; errors: { extensions: object }[] };
  return { data, ...errors[0]?.extensions } as Record<string, unknown>;
}

describe('too much of one thing is refused:', () => {
  const circle =
    '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }';
  test.each([
    ['aliases', `{ ${times(101, (index) => `alias${index}: __typename`)} }`],
    ['a field', `{ ${times(500, () => '__typename')} }`],
    ['a field below another', `{ units { ${times(20, () => 'totalCount')} } }`],
    ['a fragment', `{ ...A ${times(20, () => '...A')} } fragment A on Query { __typename }`],
    ['directives', `{ __typename ${times(10, () => '@include(if: true)')} }`],
    ['depth', `{ unit(level: CENTRE, code: "TW") ${times(30, () => '{ parent')} { id } ${'}'.repeat(30)} }`],
  ])('%s', async (_, query) => {
    const { data, errors } = await ask(query);
    expect(data).toBeUndefined();
    expect(errors?.[0].extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', message: bothLanguages });
  });

  test('a circle of questions about the schema', async () => {
    const { data, errors } = await inProcess({ role: 'admin' }).ask(circle);
    expect([data, errors?.length]).toEqual([undefined, 1]);
  });

  test('several operations in one request', async () => {
    const response = await send(
      JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))),
    );
    expect(response.status).toBe(400);
    expect((await refusal(response))['code']).toBe('INVALID_ARGUMENT');
  });
});

describe('an operation is taken only by POST as JSON:', () => {
  const good = { authorization: 'Bearer good' };
  const ways: readonly [string, string, RequestInit, number][] = [
    ['a query by GET', '?query=%7B__typename%7D', {}, 405],
    ['a change by GET', '?query=mutation%7B__typename%7D', {}, 405],
    ['PUT', '', { method: 'PUT', body: '{"query":"{ __typename }"}' }, 405],
    ['a form', '', { method: 'POST', body: new URLSearchParams({ query: '{ __typename }' }) }, 415],
    ['a form with a file', '', { method: 'POST', body: new FormData() }, 415],
    [
      'bare text',
      '',
      { method: 'POST', body: '{ __typename }', headers: { 'content-type': 'application/graphql' } },
      415,
    ],
    [
      'JSON that calls itself text',
      '',
      { method: 'POST', body: '{"query":"{ __typename }"}', headers: { 'content-type': 'text/plain' } },
      415,
    ],
  ];
  test.each(ways)('%s is refused', async (_, search, request, status) => {
    const headers = { ...good, ...(request.headers as Record<string, string>) };
    const response = await graphql.fetch(`http://gateway/graphql${search}`, { ...request, headers });
    expect(response.status).toBe(status);
    expect(await refusal(response)).toMatchObject({ code: 'INVALID_ARGUMENT', message: bothLanguages });
  });

  test('JSON in UTF-8 is taken', async () => {
    const response = await send('{"query":"{ __typename }"}', {
      'content-type': 'application/json; charset=utf-8',
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('what the server tells of itself:', () => {
  test.each(['admin', 'control', 'integration'] as const)(
    'the schema to an account of role %s',
    async (role) => {
      const { data, errors } = await inProcess({ role }).ask(getIntrospectionQuery());
      expect(errors).toBeUndefined();
      expect(data.__schema.types.length).toBeGreaterThan(50);
    },
  );

  test.each(['viewer', 'recorder', 'approver'] as const)(
    'no schema to an account of role %s',
    async (role) => {
      for (const query of [getIntrospectionQuery(), '{ __type(name: "Query") { fields { name } } }']) {
        const { data, errors } = await inProcess({ role }).ask(query);
        expect(data).toBeUndefined();
        expect(errors?.[0].extensions).toMatchObject({ code: 'FORBIDDEN', message: bothLanguages });
      }
    },
  );

  test('the role of the first account does not decide for the second', async () => {
    const query = '{ __schema { queryType { name } } }';
    const roles = ['admin', 'viewer', 'admin'] as const;
    const answers = [];
    for (const role of roles) answers.push(await inProcess({ role }).ask(query));
    expect(answers.map(({ data }) => data?.__schema.queryType.name)).toEqual(['Query', undefined, 'Query']);
  });

  test('the schema to everybody in development', async () => {
    const deps = { developmentToken: async () => 'token' };
    expect((await inProcess({ deps }).ask('{ __schema { queryType { name } } }')).errors).toBeUndefined();
  });

  test('nothing to whoever has no token, whatever names are guessed', async () => {
    const guesses = [
      '{ units { id } }',
      '{ unitz }',
      '{ __type(name: "Unit") { name } }',
      'mutation { grant }',
      '{',
    ];
    const told = async (body: string, authorization: string) => {
      const response = await send(body, { authorization });
      return [response.status, await response.text()];
    };
    for (const authorization of ['', 'Bearer bad']) {
      const answers = await Promise.all(
        guesses.map((query) => told(JSON.stringify({ query }), authorization)),
      );
      expect(answers[0]?.[0]).toBe(401);
      expect(new Set(answers.map(String)).size).toBe(1);
    }
  });

  test('no names by way of suggestions', async () => {
    for (const query of [
      '{ unitz { id } }',
      '{ units(frist: 1) { totalCount } }',
      'query ($d: Dat) { __typename }',
    ]) {
      const { errors } = await ask(query);
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    }
  });

  test('no workbench where no development token is', async () => {
    const response = await graphql.fetch('http://gateway/graphql', { headers: { accept: 'text/html' } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.text()).not.toContain('<html');
  });

  test('no timings of its resolvers, and no words of a fault', async () => {
    const fails = { listDirectives: async () => Promise.reject(new Error('secret of the house')) };
    const answer = await inProcess({ trace: fails }).ask(
      '{ directives { totalCount } }',
      {},
      { 'x-apollo-tracing': '1' },
    );
    expect(JSON.stringify(answer)).not.toMatch(/tracing|secret|at .*\.ts/);
    expect(answer.errors?.[0].extensions).toMatchObject({ code: 'INTERNAL', message: bothLanguages });
  });
});
