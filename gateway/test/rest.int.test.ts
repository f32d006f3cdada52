import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { centre, district, FIRST, startRest, type RestFixture } from './rest-fixture.ts';

let rest: RestFixture;
let directive: string;

beforeAll(async () => {
  rest = await startRest();
  directive = rest.directive;
});

afterAll(() => rest?.stop());

const send: RestFixture['send'] = (...args) => rest.send(...args);
const receipt = (commandId: string) => ({ commandId, directive: '', unit: district, on: '2022-03-01' });

describe('a command', () => {
  const body = () => ({ ...receipt('receipt-417'), directive });

  test('answers with node, version and position, and repeated with the same', async () => {
    const first = await send('recordReceipt', body(), { 'x-after-position': rest.position });
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
    const viewer = await rest.network.token('viewer@district:417');
    const other = await rest.network.token('recorder@commune:1');
    for (const token of [viewer, other]) {
      expect(await send('recordReceipt', { ...body(), commandId: 'f' }, {}, token)).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN' },
      });
    }
    const own = await rest.network.token('recorder@province:40');
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
    expect(await rest.ask('/v1/commands/recordReceipt')).toMatchObject({ status: 405 });
    expect(await rest.ask('/v1/events', { method: 'DELETE' })).toMatchObject({ status: 405 });
    expect(await send('dropEverything', {})).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await send('constructor', {})).toMatchObject({ status: 404 });
    expect(await rest.ask('/v1/nothing')).toMatchObject({ status: 404 });
    expect(await rest.ask('/%E0%A4%A')).toMatchObject({ status: 404 });
    expect(await rest.ask('/v1/commands/%E0%A4%A', { method: 'POST' })).toMatchObject({ status: 400 });
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
    const admin = await rest.network.token('admin@centre');
    const [head, , signature] = admin.split('.');
    const forged = `${head}.${Buffer.from('{"sub":"admin@centre"}').toString('base64url')}.${signature}`;
    for (const token of ['', 'x', 'a.b.c', forged, `${admin}x`]) {
      const answer = await send('recordReceipt', valid(), {}, token);
      expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
  });
});
