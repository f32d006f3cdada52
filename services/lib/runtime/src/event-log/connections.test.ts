import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { logLevel } from 'kafkajs';
import { clientsOf, cutOff } from './connections.ts';

const silent = createServer();
afterEach(() => void silent.close());

async function connecting(client: ReturnType<ReturnType<typeof clientsOf>['admin']>) {
  const accepted = once(silent, 'connection');
  const outcome = client.connect().then(
    () => 'connected',
    (error: Error) => error.message,
  );
  const [socket] = (await accepted) as [Socket];
  return { outcome, socket };
}

test('a client that is cut off fails at once instead of waiting for an answer; the others stay', async () => {
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  const patient = { requestTimeout: 60_000, connectionTimeout: 60_000, retry: { retries: 0 } };
  const clients = clientsOf({ brokers: [`127.0.0.1:${port}`], logLevel: logLevel.NOTHING, ...patient });
  const [kept, cut] = [clients.admin(), clients.admin()];
  const stays = await connecting(kept);
  const goes = await connecting(cut);
  cutOff(cut);
  expect(await goes.outcome).toMatch('The client is let go.');
  if (!goes.socket.closed) await once(goes.socket.resume(), 'close');
  expect(stays.socket.closed).toBe(false);
  cutOff(kept);
  expect(await stays.outcome).toMatch('The client is let go.');
});
