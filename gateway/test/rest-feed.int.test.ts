import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGateway } from '../src/app.ts';
import { district, province, startRest, type RestFixture } from './rest-fixture.ts';

let rest: RestFixture;
let directive: string;

beforeAll(async () => {
  rest = await startRest();
  directive = rest.directive;
  const receipt = { commandId: 'receipt-417', directive, unit: district, on: '2022-03-01' };
  const after = { 'x-after-position': rest.position };
  const sent = [
    await rest.send('recordReceipt', receipt, after),
    await rest.send('adoptPlan', { ...receipt, commandId: 'plan-417' }, after),
  ];
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  // Two readings are the same once all of it is published.
  while ((await rest.network.lag()) > 0) await sleep(50);
});

afterAll(() => rest?.stop());

describe('the feed', () => {
  type Event = {
    id: string;
    subject: string;
    type: string;
    streamversion: number;
    actor: string;
    data: object;
  };
  const page = async (query: string, url = rest.network.url) => {
    const answer = await rest.ask(`/v1/events${query}`, { url });
    expect(answer.status).toBe(200);
    return { events: answer.body as unknown as Event[], cursor: answer.headers.get('x-cursor') ?? '' };
  };
  const readAll = async (limit: number, filter = '', url = rest.network.url) => {
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
    const later = createGateway({ ...rest.network.configs.gateway, port: 0 });
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
    await rest.send('addCitationAlias', { commandId: 'alias', directive, text: 'Quy định 208' });
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
      const { status, body } = await rest.ask(`/v1/events${query}`);
      expect([400, 422]).toContain(status);
      expect(body.code).toBeDefined();
    }
    expect(await rest.ask('/v1/events?within=district:1:2021-11-01')).toMatchObject({
      body: { code: 'UNIT_UNKNOWN' },
    });
    expect(await rest.ask('/v1/events', { token: '' })).toMatchObject({ status: 401 });
  });
});

describe('pages for people and tools', () => {
  test('need no token and ask no other host', async () => {
    const start = await rest.ask('/start', { token: '' });
    expect(start.status).toBe(200);
    expect(start.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(String(start.body['text'])).toContain('npx trienkhai token viewer@province:87');
    expect(String(start.body['text'])).not.toMatch(/(src|href)="https?:/);
    expect(await rest.ask('/docs', { token: '' })).toMatchObject({ status: 200 });
    expect(await rest.ask('/docs/redoc.js', { token: '' })).toMatchObject({ status: 200 });
    expect(await rest.ask('/asyncapi.yaml', { token: '' })).toMatchObject({ status: 200 });
    expect(await rest.ask('/openapi.json', { token: '' })).toMatchObject({
      status: 200,
      body: { openapi: '3.1.1' },
    });
    expect(await rest.ask('/healthz', { token: '' })).toMatchObject({ status: 200, body: { ok: true } });
  });

  test('/readyz names every dependency on a line of its own', async () => {
    let response = await fetch(`${rest.network.url}/readyz`);
    for (let tries = 0; response.status === 503 && tries < 180; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      response = await fetch(`${rest.network.url}/readyz`);
    }
    const lines = (await response.text()).trim().split('\n');
    const services = ['units', 'directives', 'study', 'reviews', 'trace'];
    const names = [...services, 'issuer', 'event log', 'unit history'];
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      names.map((name) => ({ name, ok: true })),
    );
    expect(response.status).toBe(200);
  });
});
