import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync, sign } from 'node:crypto';
import { rawAsk } from '../src/graphql.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';
import { topicRecords } from '../src/topic-records.ts';

let office: SmallOffice;
let token: string;
let directive: string;
let number: string;
let before: number;

const CONTEXTS = ['units', 'directives', 'study', 'reviews'];

beforeAll(async () => {
  office = await openSmallOffice();
  token = await office.network.token('recorder@district:872');
  ({ id: directive } = await office.register());
  await office.quiet();
  const { data } = await ask('query($id: ID!) { node(id: $id) { ... on Directive { symbol } } }', {
    id: directive,
  });
  number = data.node.symbol;
  await command('recordReceipt', { commandId: 'used', ...stage() });
  before = await eventsRecorded();
});

afterAll(() => office?.close());

const stage = () => ({ directive, unit: UNITS.communes[0], on: '2022-02-01' });

async function eventsRecorded(): Promise<number> {
  await office.quiet();
  const topics = CONTEXTS.map((context) => `${office.namespace}.${context}.v1`);
  const records = await Promise.all(topics.map((topic) => topicRecords(office.kafkaBrokers, topic)));
  return records.flat().length;
}

async function ask(query: string, variables: object = {}, bearer = token): Promise<any> {
  return rawAsk<any>(office.url, bearer, query, { variables: variables as Record<string, unknown> });
}

/** Sends a command over GraphQL and tells its answer. */
async function command(name: string, input: object): Promise<any> {
  const type = name === 'recordReceipt' ? 'UnitStage' : name[0]!.toUpperCase() + name.slice(1);
  const { data, errors } = await ask(
    `mutation($input: ${type}!) { answer: ${name}(input: $input) {
      ok position version node { id } error { code path message { vi en } facts { name value } } } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const bothLanguages = { vi: expect.stringMatching(/\p{L}/u), en: expect.stringMatching(/\w/) };

describe('a query is refused with a code in both languages, and with no fault:', () => {
  const nested = (depth: number): string =>
    depth === 0 ? 'id' : `children(first: 1) { nodes { ${nested(depth - 1)} } }`;
  const unit = (rest: string) => `{ unit(level: PROVINCE, code: "87", on: "2022-01-01") { ${rest} } }`;
  const queries: [what: string, query: string, code: string][] = [
    ['a field that is none', '{ units { colour } }', 'INVALID_ARGUMENT'],
    ['no GraphQL at all', 'ai đã học?', 'INVALID_ARGUMENT'],
    ['nested too deeply', unit(nested(8)), 'QUERY_TOO_COMPLEX'],
    [
      'too wide',
      unit('children(first: 500) { nodes { children(first: 500) { nodes { id } } } }'),
      'QUERY_TOO_COMPLEX',
    ],
    [
      'too many aliases',
      `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: node(id: "x") { id }`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
    ['the first 501', '{ units(first: 501) { totalCount } }', 'INVALID_ARGUMENT'],
    ['the first -1', '{ units(first: -1) { totalCount } }', 'INVALID_ARGUMENT'],
    ['a cursor that is none', '{ units(after: "zzz") { totalCount } }', 'INVALID_ARGUMENT'],
    ['30 February', '{ units(on: "2022-02-30") { totalCount } }', 'DATE_INVALID'],
    ['a day as people write it', '{ units(on: "1/2/2022") { totalCount } }', 'DATE_INVALID'],
    ['a unit that is unknown', '{ units(within: "district:999:2021-11-01") { totalCount } }', 'UNIT_UNKNOWN'],
    [
      'an end before the beginning',
      `{ activities(within: "${UNITS.district}", from: "2022-02-01", to: "2022-01-01") { kind } }`,
      'PERIOD_INVALID',
    ],
  ];
  test.each(queries)('%s', async (_, query, code) => {
    const { errors } = await ask(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code, message: bothLanguages });
    expect(errors[0].extensions.path).toEqual(expect.any(Array));
  });
});

describe('a command is answered with code, place and both languages, and records nothing:', () => {
  const session = (change: object) => ({
    commandId: 'bad',
    kind: 'study-class',
    unit: UNITS.district,
    directives: [directive],
    heldOn: '2022-03-01',
    people: [{ unit: 'LEARNER', value: 50 }],
    ...change,
  });
  const report = (line: object) => ({
    commandId: 'bad',
    unit: UNITS.district,
    period: { from: '2022-01-01', to: '2022-06-30' },
    lines: [{ kind: 'study-class', ...line }],
  });
  const refused: [what: string, name: string, input: () => object, code: string, path: string[]][] = [
    [
      'an unknown unit',
      'recordReceipt',
      () => ({ ...stage(), commandId: 'bad', unit: 'commune:1:2021-11-01' }),
      'UNIT_UNKNOWN',
      ['unit'],
    ],
    [
      'an unknown directive',
      'recordReceipt',
      () => ({ ...stage(), commandId: 'bad', directive: 'directive:0' }),
      'DIRECTIVE_UNKNOWN',
      ['directive'],
    ],
    [
      'a negative count',
      'recordSession',
      () => session({ people: [{ unit: 'LEARNER', value: -1 }] }),
      'COUNT_INVALID',
      ['people', '0', 'value'],
    ],
    [
      'an absurd count',
      'recordSession',
      () => session({ people: [{ unit: 'LEARNER', value: 2_000_000_000 }] }),
      'COUNT_INVALID',
      ['people', '0', 'value'],
    ],
    [
      'an end before the beginning',
      'recordSession',
      () => session({ heldUntil: '2022-02-01' }),
      'PERIOD_INVALID',
      ['heldUntil'],
    ],
    [
      'more parts than the whole',
      'reportActivities',
      () => report({ count: 3, parts: [{ kind: 'party-work-class', count: 5 }] }),
      'PARTS_EXCEED_TOTAL',
      ['lines', '0', 'parts'],
    ],
    [
      'more online than there were',
      'reportActivities',
      () => report({ count: 3, online: 5 }),
      'PARTS_EXCEED_TOTAL',
      ['lines', '0', 'online'],
    ],
    [
      'an over-long text',
      'recordSession',
      () => session({ note: 'x'.repeat(5000) }),
      'TEXT_TOO_LONG',
      ['note'],
    ],
    [
      'a version that has passed',
      'recordReceipt',
      () => ({ ...stage(), commandId: 'bad', expectedVersion: 0 }),
      'VERSION_CONFLICT',
      ['expectedVersion'],
    ],
    [
      'a key used for something else',
      'recordReceipt',
      () => ({ ...stage(), commandId: 'used', on: '2022-02-02' }),
      'IDEMPOTENCY_KEY_REUSED',
      ['commandId'],
    ],
  ];
  test.each(refused)('%s', async (_, name, input, code, path) => {
    const { ok, error, position, node } = await command(name, input());
    expect({ ok, position, node }).toEqual({ ok: false, position: null, node: null });
    expect(error).toMatchObject({ code, path, message: bothLanguages });
  });

  test('a symbol that is none', async () => {
    const input = { commandId: 'bad', symbol: '05:CT-TW', title: 'Chỉ thị', issuer: UNITS.district };
    expect((await command('registerDirective', input)).error).toMatchObject({
      code: 'SYMBOL_INVALID',
      path: ['symbol'],
      message: bothLanguages,
    });
  });

  test('a number that is taken names the document that bears it', async () => {
    const admin = await office.post('registerDirective', {
      symbol: number,
      title: 'Chỉ thị khác',
      issuer: 'organ:BCT:2021-11-01',
      issuedOn: '2022-01-11',
    });
    expect(admin).toMatchObject({
      status: 422,
      body: { code: 'NUMBER_TAKEN', facts: { directive }, message: bothLanguages },
    });
  });
});

test('a position that nobody has reached is answered and not waited for', async () => {
  const begun = Date.now();
  for (const after of ['territory@999', `${directive}@999`]) {
    const answer = await rawAsk(office.url, token, '{ directives { totalCount } }', { after });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_YET', message: bothLanguages });
  }
  expect(Date.now() - begun).toBeLessThan(60_000);
  const unread = await rawAsk(office.url, token, '{ directives { totalCount } }', { after: 'hôm qua' });
  expect(unread.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_ARGUMENT' });
});

test('a repeated command answers as the first time', async () => {
  const again = await command('recordReceipt', { commandId: 'used', ...stage() });
  expect(again).toMatchObject({ ok: true, version: 1 });
});

describe('nobody gets in with', () => {
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  /** Well made in every way, but by a key that the issuer has never seen. */
  const signed = (iss: string) => {
    const iat = Math.floor(Date.now() / 1000) - 60;
    const claims = { sub: 'admin@centre', role: 'admin', level: 'centre', code: 'TW', aud: 'trienkhai' };
    const head = encoded({ alg: 'ES256', kid: 'mine', typ: 'at+jwt' });
    const text = `${head}.${encoded({ ...claims, iss, iat, exp: iat + 3600 })}`;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  };
  const changed = () => {
    const [head, body, signature] = token.split('.');
    const claims = { ...JSON.parse(Buffer.from(body!, 'base64url').toString()), role: 'admin' };
    return [head, encoded(claims), signature].join('.');
  };
  const unsigned = () => {
    return `${encoded({ alg: 'none' })}.${token.split('.')[1]}.`;
  };
  const tokens: [what: string, token: () => string | Promise<string>][] = [
    ['no token', () => ''],
    ['a text', () => 'hello'],
    ['changed claims', changed],
    ['no signature', unsigned],
    ['a foreign key', () => signed(`${office.url}/oidc`)],
    ['an expired token', () => office.network.token('admin@centre', -1)],
    ['a foreign issuer', () => signed('https://elsewhere.example/oidc')],
  ];
  test.each(tokens)('%s', async (_, make) => {
    const bearer = await make();
    const { errors, data } = await ask('{ units { totalCount } }', {}, bearer);
    expect(data ?? null).toBeNull();
    expect(errors[0].extensions).toMatchObject({ code: 'UNAUTHENTICATED', message: bothLanguages });
    const feed = await fetch(`${office.url}/v1/events`, { headers: { authorization: `Bearer ${bearer}` } });
    expect(feed.status).toBe(401);
  });

  test('a viewer and a neighbour record nothing', async () => {
    for (const account of ['viewer@district:872', 'control@province:87', 'recorder@commune:30051']) {
      const bearer = await office.network.token(account);
      const { data } = await ask(
        'mutation($input: UnitStage!) { adoptPlan(input: $input) { ok error { code message { vi en } } } }',
        { input: { commandId: 'bad', ...stage() } },
        bearer,
      );
      expect(data.adoptPlan).toEqual({ ok: false, error: { code: 'FORBIDDEN', message: bothLanguages } });
    }
  });
});

test('of all this nothing was recorded', async () => {
  expect(await eventsRecorded()).toBe(before);
});
