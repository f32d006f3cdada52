import { describe, expect, test } from '@jest/globals';
import { createGrantFold, type GrantBook } from '@trienkhai/kernel/grants';
import type { Claim, Principal } from '@trienkhai/runtime/auth';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { buildSchema, parse, validate, type ASTVisitor, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { HttpError } from '../errors.ts';
import type { Admitted } from '../sign-in/authenticate.ts';
import { bodies, onlyJson, schemaReaders } from './admission.ts';
import type { GraphqlDeps } from './deps.ts';

const units = fixedUnits(smallCountry(), createGrantFold().book);
const deps = (now?: () => Date) => ({ units, ...(now && { now }) }) as unknown as GraphqlDeps;
const account = (role: Claim['role'], level: Claim['level'] = 'CENTRE', code = 'TW'): Principal => ({
  ...{ actor: 'office', token: 't' },
  ...{ role, level, code },
});

/** An account that administers the country before a day, and what is asked at an instant. */
function administratorUntil(to: string) {
  const grant = { role: 'ADMIN', scopes: [], unitId: id.centre, from: '2022-01-01', to, revocations: [] };
  const grants = { ofSubject: () => [grant] } as unknown as GrantBook;
  const principal: Principal = { actor: 'office', token: 't' };
  const on = (now?: string) => ({
    ...deps(now === undefined ? undefined : () => new Date(now)),
    units: fixedUnits(smallCountry(), grants),
  });
  return { principal, on };
}

type Headers = Record<string, string>;
const sent = (headers: Headers = {}, method = 'POST') =>
  new Request('http://gateway/graphql', { method, headers });

function statusOf({ onRequestParse }: Plugin, request: Request): unknown {
  try {
    void onRequestParse?.({ request } as Parameters<NonNullable<Plugin['onRequestParse']>>[0]);
    return 'read';
  } catch (error) {
    return error instanceof HttpError ? [error.status, error.headers] : error;
  }
}

describe('an operation', () => {
  test('is taken by POST and by nothing else, and whoever tries is told so', () => {
    const json = { 'content-type': 'application/json' };
    expect(statusOf(onlyJson, sent(json))).toBe('read');
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect(statusOf(onlyJson, sent(json, method))).toEqual([405, { allow: 'POST' }]);
    }
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON ;charset=utf-8'])(
    'is taken as %s',
    (type) => {
      expect(statusOf(onlyJson, sent({ 'content-type': type }))).toBe('read');
    },
  );

  test('is taken as nothing that a page can send without asking first, nor unnamed', () => {
    const types = ['text/plain', 'text/plain; application/json', 'application/jsonp', 'multipart/form-data'];
    for (const type of types) {
      expect(statusOf(onlyJson, sent({ 'content-type': type }))).toEqual([415, {}]);
    }
    expect(statusOf(onlyJson, sent())).toEqual([415, {}]);
  });
});

describe('a body', () => {
  const read = (principal: Principal, headers: Headers, now?: () => Date) => {
    const request = { method: 'POST', headers: new Headers(headers) } as unknown as Request;
    return statusOf(bodies(new WeakMap([[request, { principal } as Admitted]]), deps(now)), request);
  };
  const short = { 'content-length': '1000000' };
  const long = { 'content-length': '1000001' };
  const unsaid = { 'transfer-encoding': 'chunked' };

  test('of a million bytes is read of everybody, as is one that is none', () => {
    expect([read(account('recorder'), short), read(account('recorder'), {})]).toEqual(['read', 'read']);
  });

  test('that is longer, or does not say how long it is, is read of those alone who work for many', () => {
    for (const headers of [long, unsaid, { ...short, ...unsaid }]) {
      expect(read(account('recorder'), headers)).toEqual([413, {}]);
      expect(read(account('admin', 'PROVINCE', '40'), headers)).toEqual([413, {}]);
      expect(read(account('admin'), headers)).toBe('read');
      expect(read(account('integration', 'PROVINCE', '40'), headers)).toBe('read');
    }
  });

  test('is read by the rights of the instant at which it comes', () => {
    const granted = administratorUntil('2024-03-01');
    const read = (now: string) => {
      const request = { headers: new Headers(long) } as unknown as Request;
      return statusOf(bodies(new WeakMap([[request, granted]]), granted.on(now)), request);
    };
    expect(read('2024-02-29T16:59:59Z')).toBe('read');
    expect(read('2024-02-29T17:00:00Z')).toEqual([413, {}]);
    const request = { headers: new Headers(long) } as unknown as Request;
    expect(statusOf(bodies(new WeakMap([[request, granted]]), granted.on()), request)).toEqual([413, {}]);
  });
});

describe('the schema', () => {
  const schema = buildSchema('type Query { name: String  __other: String }', { assumeValid: true });
  const QUESTIONS = ['{ __schema { types { name } } }', '{ __type(name: "Query") { name } }'];

  type Validating = Parameters<NonNullable<Plugin['onValidate']>>[0];

  /** What an account is told that asks. */
  function told(principal: Principal | undefined, question: string, on = deps()) {
    const rules: ((context: ValidationContext) => ASTVisitor)[] = [];
    const request = sent();
    const admitted = new WeakMap<Request, Admitted>(principal ? [[request, { principal }]] : []);
    const { onValidate } = schemaReaders(admitted, on);
    const addValidationRule = (rule: (context: ValidationContext) => ASTVisitor) => void rules.push(rule);
    void onValidate?.({ context: { request }, addValidationRule } as unknown as Validating);
    return validate(schema, parse(question), rules);
  }

  test.each(['admin', 'integration', 'control'] as const)('is read by %s', (role) => {
    for (const question of QUESTIONS) expect(told(account(role, 'PROVINCE', '40'), question)).toEqual([]);
  });

  test.each(['viewer', 'recorder', 'approver'] as const)('is kept from %s, who is told why', (role) => {
    for (const question of QUESTIONS) {
      const [error, ...others] = told(account(role), question);
      expect([error?.originalError, error?.nodes?.length, others]).toEqual([
        expect.objectContaining({ code: 'FORBIDDEN' }),
        1,
        [],
      ]);
      expect(error?.message).toContain('may not read the schema');
    }
  });

  test('is read by the rights of the day on which it is asked about', () => {
    const { principal, on } = administratorUntil('2024-03-01');
    expect(told(principal, QUESTIONS[0]!, on('2024-02-29T03:00:00Z'))).toEqual([]);
    expect(told(principal, QUESTIONS[0]!, on('2024-03-01T03:00:00Z'))).toHaveLength(1);
  });

  test('is kept from whoever has not been admitted', () => {
    expect(told(undefined, QUESTIONS[0]!)).toHaveLength(1);
  });

  test('is not what is asked about by other fields', () => {
    expect(told(account('viewer'), '{ name __typename __other }')).toEqual([]);
  });
});
