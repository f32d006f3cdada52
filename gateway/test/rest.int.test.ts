import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway } from '../src/app.ts';
import { startNetwork, type Network } from '../../infra/dev/src/network.ts';

const namespace = `rest-${randomUUID().slice(0, 8)}`;
const keysDir = mkdtempSync(join(tmpdir(), 'trienkhai-keys-'));
const stack = {
  kafkaBrokers: (process.env['KAFKA_BROKERS'] ?? '').split(','),
  mongoUri: process.env['MONGODB_URI'] ?? '',
};
const FIRST = '2021-11-01';
const centre = `centre:TW:${FIRST}`;
const province = `province:40:${FIRST}`;
const district = `district:417:${FIRST}`;
const base = { origin: 'first-snapshot' };

let network: Network;
let admin: string;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & {
    readonly code?: string;
    readonly nodeId?: string;
    readonly version?: number;
  };
}

async function ask(path: string, init: RequestInit = {}, token = admin, url = network.url): Promise<Answer> {
  const headers = new Headers(init.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(`${url}${path}`, { ...init, headers });
  const text = await response.text();
  const json = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: (json ? JSON.parse(text) : { text }) as Answer['body'],
  };
}

function send(
  command: string,
  body: unknown,
  headers: Record<string, string> = {},
  token = admin,
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const init = { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } };
  return ask(`/v1/commands/${command}`, init, token);
}

const receipt = (commandId: string) => ({ commandId, directive: '', unit: district, on: '2022-03-01' });
let directive = '';
let position = '';

beforeAll(async () => {
  network = await startNetwork({ ...stack, namespace, port: 0, keysDir, logLevel: 'silent' });
  admin = await network.token('admin@centre');
  const state = await send('applyReorganisation', {
    commandId: 'state-2021',
    effectiveOn: FIRST,
    issuedOn: FIRST,
    openings: [
      { ...base, level: 'CENTRE', code: 'TW', name: 'Trung ương', kind: 'Trung ương' },
      { ...base, level: 'PROVINCE', code: '40', name: 'Nghệ An', kind: 'Tỉnh', parent: centre },
      { ...base, level: 'DISTRICT', code: '417', name: 'Kỳ Sơn', kind: 'Huyện', parent: province },
    ],
  });
  expect(state).toMatchObject({ status: 200 });
  const draft = {
    symbol: '208-QĐ/TW',
    title: 'Về trung tâm chính trị',
    issuer: centre,
    issuedOn: '2019-11-08',
  };
  const after = { 'x-after-position': state.headers.get('x-position') ?? '' };
  const registered = await send('registerDirective', { commandId: 'register', ...draft }, after);
  expect(registered).toMatchObject({ status: 201 });
  directive = String(registered.body.nodeId);
  position = registered.headers.get('x-position') ?? '';
});

afterAll(async () => {
  await network?.stop();
  await dropNamespace({ namespace, ...stack });
  rmSync(keysDir, { recursive: true });
});

describe('a command', () => {
  const body = () => ({ ...receipt('receipt-417'), directive });

  test('answers with node, version and position, and repeated with the same', async () => {
    const first = await send('recordReceipt', body(), { 'x-after-position': position });
    expect(first).toMatchObject({
      status: 200,
      body: { version: 1, nodeId: directive.replace('directive:', 'progress:').concat(`:${district}`) },
    });
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.headers.get('x-position')).toContain(`:district:417:${FIRST}@1`);
    const again = await send('recordReceipt', body());
    expect(again.body).toEqual({ ...first.body, position: again.body['position'] });
  });

  test('takes its id and version from headers as well', async () => {
    const { commandId: _, ...rest } = receipt('');
    const plan = { ...rest, directive };
    expect(await send('adoptPlan', plan, { 'idempotency-key': 'plan-1', 'if-match': '"7"' })).toMatchObject({
      status: 412,
      body: { code: 'VERSION_CONFLICT' },
    });
    expect(await send('adoptPlan', plan, { 'idempotency-key': 'plan-2', 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await send('adoptPlan', { ...plan, commandId: 'a' }, { 'idempotency-key': 'b' })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_ARGUMENT', path: ['commandId'] },
    });
  });

  test('with a used id and another body is refused', async () => {
    expect(await send('recordReceipt', { ...body(), on: '2022-03-09' })).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  test('that a rule forbids is refused with its code', async () => {
    const unknown = { ...receipt('r-2'), directive: 'directive:nope' };
    expect(await send('recordReceipt', unknown)).toMatchObject({
      status: 422,
      body: { code: 'DIRECTIVE_UNKNOWN' },
    });
    const same = {
      commandId: 'twice',
      symbol: '208-QĐ/TW',
      title: 'X',
      issuer: centre,
      issuedOn: '2019-11-08',
    };
    expect(await send('registerDirective', same)).toMatchObject({
      status: 422,
      body: { code: 'NUMBER_TAKEN' },
    });
  });

  test('is open only to recorders of the unit and those above it', async () => {
    const viewer = await network.token('viewer@district:417');
    const other = await network.token('recorder@commune:1');
    for (const token of [viewer, other]) {
      expect(await send('recordReceipt', { ...body(), commandId: 'f' }, {}, token)).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN' },
      });
    }
    const own = await network.token('recorder@province:40');
    expect(await send('adoptProgramme', { ...body(), commandId: 'own' }, {}, own)).toMatchObject({
      status: 200,
    });
  });
});

describe('bad input is answered typed, never by a fault:', () => {
  const valid = () => JSON.stringify({ ...receipt('bad'), directive });
  const bodies: Record<string, [string, number, string]> = {
    'broken JSON': ['{"commandId":', 400, 'INVALID_ARGUMENT'],
    'no object': ['[]', 400, 'INVALID_ARGUMENT'],
    'a text': ['"x"', 400, 'INVALID_ARGUMENT'],
    nothing: ['', 400, 'INVALID_ARGUMENT'],
    null: ['null', 400, 'INVALID_ARGUMENT'],
    'an unknown field': ['{"commandId":"x","x":1}', 400, 'INVALID_ARGUMENT'],
    'a prototype': ['{"__proto__":{"commandId":"x"}}', 400, 'INVALID_ARGUMENT'],
    'deep nesting': ['['.repeat(100_000), 400, 'INVALID_ARGUMENT'],
    'too much': [JSON.stringify({ commandId: 'x'.repeat(1_100_000) }), 413, 'EVENT_TOO_LARGE'],
  };

  test.each(Object.entries(bodies))('%s', async (_, [body, status, code]) => {
    expect(await send('recordReceipt', body)).toMatchObject({ status, body: { code, status } });
  });

  test.each<[string, object, number, string]>([
    ['an impossible day', { on: '2022-02-30' }, 422, 'DATE_INVALID'],
    ['an over-long text', { note: 'x'.repeat(4001) }, 422, 'TEXT_TOO_LONG'],
    ['an unknown unit', { unit: 'district:999:2021-11-01' }, 422, 'UNIT_UNKNOWN'],
    ['a number as unit', { unit: 5 }, 400, 'INVALID_ARGUMENT'],
  ])('%s', async (_, change, status, code) => {
    const answer = await send('recordReceipt', { ...receipt('bad-2'), directive, ...change });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ message: { vi: expect.any(String), en: expect.any(String) } });
  });

  test('another media type', async () => {
    expect(await send('recordReceipt', valid(), { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
    });
    expect(
      await send('recordReceipt', valid(), { 'content-type': 'application/json; charset=utf-7' }),
    ).toMatchObject({ status: 415 });
    expect(await send('recordReceipt', valid(), { 'content-encoding': 'zip' })).toMatchObject({
      status: 415,
    });
  });

  test('another method, another path', async () => {
    expect(await ask('/v1/commands/recordReceipt')).toMatchObject({ status: 405 });
    expect(await ask('/v1/events', { method: 'DELETE' })).toMatchObject({ status: 405 });
    expect(await send('dropEverything', {})).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await send('constructor', {})).toMatchObject({ status: 404 });
    expect(await ask('/v1/nothing')).toMatchObject({ status: 404 });
    expect(await ask('/%E0%A4%A')).toMatchObject({ status: 404 });
    expect(await ask('/v1/commands/%E0%A4%A', { method: 'POST' })).toMatchObject({ status: 400 });
  });

  test('headers that do not read', async () => {
    for (const headers of [{ 'x-after-position': 'nonsense' }, { 'if-match': 'abc' }, { 'if-match': '*' }]) {
      expect(await send('recordReceipt', valid(), headers)).toMatchObject({ status: 400 });
    }
  });

  test('a position that is not reached in time', async () => {
    const started = Date.now();
    const answer = await send('recordReceipt', valid(), { 'x-after-position': 'territory@99' });
    expect(answer).toMatchObject({ status: 503, body: { code: 'NOT_YET' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(Date.now() - started).toBeLessThan(3500);
  });

  test('no token, an expired, foreign or forged one', async () => {
    const [head, , signature] = admin.split('.');
    const forged = `${head}.${Buffer.from('{"sub":"admin@centre"}').toString('base64url')}.${signature}`;
    for (const token of ['', 'x', 'a.b.c', forged, `${admin}x`]) {
      const answer = await send('recordReceipt', valid(), {}, token);
      expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
  });
});

describe('the feed', () => {
  type Event = {
    id: string;
    subject: string;
    type: string;
    streamversion: number;
    actor: string;
    data: object;
  };
  const page = async (query: string, url = network.url) => {
    const answer = await ask(`/v1/events${query}`, {}, admin, url);
    expect(answer.status).toBe(200);
    return { events: answer.body as unknown as Event[], cursor: answer.headers.get('x-cursor') ?? '' };
  };
  const readAll = async (limit: number, filter = '', url = network.url) => {
    const events: Event[] = [];
    let cursor = '';
    for (let pages = 0; pages < 100; pages += 1) {
      const next = await page(`?limit=${limit}${filter}${cursor && `&after=${cursor}`}`, url);
      events.push(...next.events);
      if (next.cursor === cursor) return events;
      cursor = next.cursor;
    }
    throw new Error('the feed has no end');
  };

  test('is replayed from the first event, page by page as at once', async () => {
    const whole = await readAll(1000);
    const pages = await readAll(3);
    const ids = (events: Event[]) => events.map(({ id }) => id).sort();
    expect(ids(pages)).toEqual(ids(whole));
    expect(new Set(ids(whole)).size).toBe(whole.length);
    const last = new Map<string, number>();
    for (const { subject, streamversion } of pages) {
      expect(streamversion).toBe((last.get(subject) ?? 0) + 1);
      last.set(subject, streamversion);
    }
    expect(last.has(directive)).toBe(true);
  });

  test('carries CloudEvents and filters by type, subject and unit', async () => {
    const [received] = await readAll(100, '&type=DirectiveReceived');
    expect(received).toMatchObject({
      specversion: '1.0',
      type: 'trienkhai.directives.v1.DirectiveReceived',
      actor: 'admin@centre',
      datacontenttype: 'application/json',
      data: { directiveId: directive, unitId: district, on: '2022-03-01' },
    });
    expect((await readAll(100, `&subject=${directive}`)).map(({ type }) => type)).toEqual([
      'trienkhai.directives.v1.DirectiveRegistered',
    ]);
    const inside = await readAll(100, `&within=${province}`);
    expect(inside.map(({ type }) => type.split('.').at(-1))).toContain('PlanAdopted');
    expect(inside.map(({ type }) => type.split('.').at(-1))).not.toContain('DirectiveRegistered');
  });

  test('is the same from a gateway that came later, whose cursors are good at the other', async () => {
    const later = createGateway({ ...network.configs.units, service: 'gateway', port: 0 });
    await later.start();
    try {
      const whole = await readAll(1000);
      const replayed = await readAll(4, '', later.url);
      const ids = (events: Event[]) => events.map(({ id }) => id).sort();
      expect(ids(replayed)).toEqual(ids(whole));
      const { cursor, events } = await page('?limit=3', later.url);
      const rest = (await page(`?limit=1000&after=${cursor}`)).events;
      expect(ids([...events, ...rest])).toEqual(ids(whole));
    } finally {
      await later.stop();
    }
  });

  test('waits for the next event', async () => {
    let { cursor } = await page('?limit=1000');
    for (let next = await page(`?limit=1000&after=${cursor}`); next.cursor !== cursor;) {
      cursor = next.cursor;
      next = await page(`?limit=1000&after=${cursor}`);
    }
    const waiting = page(`?after=${cursor}&wait=20`);
    await send('addCitationAlias', { commandId: 'alias', directive, text: 'Quy định 208' });
    const { events } = await waiting;
    expect(events.map(({ type }) => type)).toEqual(['trienkhai.directives.v1.CitationAliasAdded']);
  });

  test('refuses what it cannot read', async () => {
    for (const query of [
      '?after=abc',
      '?limit=0',
      '?limit=1001',
      '?wait=31',
      '?x=1',
      '?limit=1&limit=2',
      '?within=<',
    ]) {
      const { status, body } = await ask(`/v1/events${query}`);
      expect([400, 422]).toContain(status);
      expect(body.code).toBeDefined();
    }
    expect(await ask('/v1/events?within=district:1:2021-11-01')).toMatchObject({
      body: { code: 'UNIT_UNKNOWN' },
    });
    expect(await ask('/v1/events', {}, '')).toMatchObject({ status: 401 });
  });
});

describe('pages for people and tools', () => {
  test('need no token and ask no other host', async () => {
    const start = await ask('/', {}, '');
    expect(start.status).toBe(200);
    expect(start.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(String(start.body['text'])).toContain('npx trienkhai token viewer@province:87');
    expect(String(start.body['text'])).not.toMatch(/(src|href)="https?:/);
    expect(await ask('/docs', {}, '')).toMatchObject({ status: 200 });
    expect(await ask('/docs/redoc.js', {}, '')).toMatchObject({ status: 200 });
    expect(await ask('/asyncapi.yaml', {}, '')).toMatchObject({ status: 200 });
    expect(await ask('/openapi.json', {}, '')).toMatchObject({ status: 200, body: { openapi: '3.1.1' } });
    expect(await ask('/healthz', {}, '')).toMatchObject({ status: 200, body: { ok: true } });
  });

  test('/readyz names every dependency on a line of its own', async () => {
    const response = await fetch(`${network.url}/readyz`);
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; ok: boolean });
    expect(lines.filter(({ ok }) => !ok)).toEqual([]);
    expect(lines.map(({ name }) => name)).toEqual([
      'units',
      'directives',
      'study',
      'reviews',
      'trace',
      'issuer',
      'event log',
      'unit history',
    ]);
    expect(response.status).toBe(200);
  });
});
