import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to connections, so that none of these is taken before it is listened on. */
const LOWEST = 10_000;
const RANGE = 20_000;

/** Anywhere: processes that look at the same time should look in different places. */
let next = randomInt(RANGE);

/** Loopback ports that nothing listens on at this moment. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = LOWEST + next;
    next = (next + 1) % RANGE;
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
