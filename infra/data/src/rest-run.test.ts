import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { restRun } from './rest-run.ts';

let server: Server;
let requests = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests += 1;
    if (requests === 1) request.socket.destroy();
    else response.writeHead(201).end('{"nodeId":"session:1","version":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('a connection that breaks is answered as an outcome that nobody knows, and the next try goes on', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const run = restRun(url, () => Promise.resolve('token'));
  const send = () => run('recordSession', { commandId: 'one' }, { after: [] });
  expect(await send()).toMatchObject({ ok: false, error: { code: 'OUTCOME_UNKNOWN' } });
  expect(await send()).toEqual({ ok: true, position: 'session:1@1' });
});
