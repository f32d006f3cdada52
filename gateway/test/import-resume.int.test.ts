import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGateway } from '../src/app.ts';
import type { GatewayConfig } from '../src/config.ts';
import { importFile, jobIn, sendFile, table } from './import-kit.ts';
import { district, startRest, type RestFixture } from './rest-fixture.ts';

const SESSION = 'kind,directives,unit,heldOn,people.LEARNER,note';
let rest: RestFixture;

beforeAll(async () => {
  rest = await startRest();
});

afterAll(() => rest?.stop());

const sessions = (count: number, of: string) =>
  Array.from(
    { length: count },
    (_, i) => `study-class,${rest.directive},${district},2022-03-15,40,${of} ${i}`,
  );

function anotherGateway(instanceId: string) {
  const config: GatewayConfig = { ...rest.network.configs.gateway, instanceId, port: 0 };
  return createGateway(config, { unitFeed: rest.network.unitFeed });
}

async function sessionsOfDistrict(): Promise<number> {
  while ((await rest.network.lag()) > 0) await sleep(50);
  const query = '{ sessions(first: 1) { totalCount } }';
  const { body } = await rest.ask('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (body as any).data.sessions.totalCount;
}

test('a job whose gateway stops in the middle waits, and goes on at another one under a fresh token', async () => {
  const first = anotherGateway('first');
  await first.start();
  const sent = await sendFile(rest, {
    query: { command: 'recordSession', mode: 'good-rows' },
    file: table(SESSION, ...sessions(600, 'Dở dang')),
    url: first.url,
  });
  expect(sent.status).toBe(202);
  const id = String(sent.body['id']);
  await first.stop();
  const waiting = await jobIn(rest, id, ['WAITING_FOR_ACCOUNT', 'DONE']);
  expect(waiting).toMatchObject({ state: 'WAITING_FOR_ACCOUNT' });
  expect(waiting.progress.recorded).toBeLessThan(600);
  const resume = (token?: string) =>
    rest.ask(`/v1/imports/${id}/resume`, { method: 'POST', ...(token ? { token } : {}) });
  expect((await resume(await rest.network.token('recorder@district:417'))).status).toBe(404);
  expect((await resume()).status).toBe(202);
  const done = await jobIn(rest, id);
  expect(done).toMatchObject({ state: 'DONE', progress: { read: 600, recorded: 600, refused: 0 } });
  expect(await sessionsOfDistrict()).toBe(600);
});

test('a job waits when the token has expired', async () => {
  const token = await rest.network.token('admin@centre', 3);
  const [first, ...others] = sessions(10, 'Hết hạn');
  async function* slowly() {
    yield Buffer.from(table(SESSION, first!));
    await sleep(4000);
    yield Buffer.from(table(...others));
  }
  const file = slowly();
  const query = { command: 'recordSession', mode: 'good-rows' };
  const { body } = await sendFile(rest, { query, file, token });
  const id = String(body['id']);
  expect(await jobIn(rest, id, ['WAITING_FOR_ACCOUNT'])).toMatchObject({ progress: { recorded: 0 } });
  await rest.ask(`/v1/imports/${id}/resume`, { method: 'POST' });
  expect(await jobIn(rest, id)).toMatchObject({ state: 'DONE', progress: { recorded: 10 } });
});

test('a job that is cancelled stops, says what it has recorded and how to take it back', async () => {
  const sent = await sendFile(rest, {
    query: { command: 'recordSession', mode: 'good-rows' },
    file: table(SESSION, ...sessions(1500, 'Hủy')),
  });
  const id = String(sent.body['id']);
  await rest.ask(`/v1/imports/${id}/cancel`, { method: 'POST' });
  const job = await jobIn(rest, id);
  expect(job.state).toBe('CANCELLED');
  const { headers, body } = await rest.ask(job.links.undo);
  expect(headers.get('x-undo-command')).toBe('withdrawSession');
  const undone = await importFile(rest, {
    query: { command: 'withdrawSession' },
    file: String(body['text']),
    type: 'application/x-ndjson',
  });
  expect(undone).toMatchObject({ state: 'DONE', progress: { recorded: job.progress.recorded } });
  const again = await rest.ask(`/v1/imports/${id}/cancel`, { method: 'POST' });
  expect(again).toMatchObject({ status: 422, body: { code: 'IMPORT_STATE_INVALID' } });
});

test('two rows for one number pass the check and lose against each other: INCOMPLETE, with the way back', async () => {
  const row = (symbol: string) => `${symbol},Về công tác kiểm tra,centre:TW:2021-11-01,2022-01-05`;
  const job = await importFile(rest, {
    query: { command: 'registerDirective' },
    file: table('symbol,title,issuer,issuedOn', row('41-CT/TW'), row('41 - CT/TW')),
  });
  expect(job).toMatchObject({ state: 'INCOMPLETE', progress: { checked: 2, recorded: 1, refused: 1 } });
  expect(job.errors).toMatchObject([{ code: 'NUMBER_TAKEN', column: 'symbol' }]);
  const { body } = await rest.ask(job.links.undo);
  expect(JSON.parse(String(body['text']))).toMatchObject({ on: '2022-01-05', directive: expect.any(String) });
});

test('100,000 bad rows are told line by line, page by page, and memory stays flat', async () => {
  const rows = Array.from(
    { length: 100_000 },
    (_, i) => `study-class,${rest.directive},${district},2022-03-15,3.${i % 10}52,x`,
  );
  const before = process.memoryUsage().heapUsed;
  const job = await importFile(rest, { query: { command: 'recordSession' }, file: table(SESSION, ...rows) });
  expect(job).toMatchObject({ state: 'REFUSED', progress: { read: 100_000, refused: 100_000, recorded: 0 } });
  const { body } = await rest.ask(`/v1/imports/${job.id}/errors?after=99990&limit=5`);
  expect((body as any).errors.map(({ line }: any) => line)).toEqual([99_991, 99_992, 99_993, 99_994, 99_995]);
  expect(body['next']).toBe(99_995);
  globalThis.gc?.();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
});
