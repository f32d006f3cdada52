import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { anyFreePort, choosePort, isFree, isListening } from './ports.ts';

let server: Server | undefined;

afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

async function occupy(): Promise<number> {
  const port = await anyFreePort();
  await new Promise<void>((resolve) => {
    server = createServer().listen(port, '127.0.0.1', resolve);
  });
  return port;
}

test('a port in use is told from a free one', async () => {
  const port = await occupy();
  expect([await isFree(port), await isListening(port)]).toEqual([false, true]);
});

test('the usual port gives way to the next free one, and that is said', async () => {
  const usual = await occupy();
  const lines: string[] = [];
  const wish = { service: 'Kafka', wanted: undefined, usual, variable: 'X' };
  const port = await choosePort(wish, (line) => lines.push(line));
  expect(port).toBeGreaterThan(usual);
  expect(lines).toEqual([`port ${usual} is in use: Kafka listens on ${port}`]);
});

test('a port that was asked for is not exchanged for another', async () => {
  const wanted = await occupy();
  const wish = { service: 'Kafka', wanted, usual: 9092, variable: 'TRIENKHAI_KAFKA_PORT' };
  await expect(choosePort(wish, () => {})).rejects.toThrow(`port ${wanted} for Kafka is in use`);
});
