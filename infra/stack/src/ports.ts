import { connect, createServer } from 'node:net';
import { StackError } from './steps.ts';

const host = '127.0.0.1';

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Asks by connecting: trying to bind could take the port from the very server that is about to. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 });
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}

export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

export interface PortWish {
  service: string;
  wanted: number | undefined;
  usual: number;
  variable: string;
}

export function kafkaWish(wanted: number | undefined): PortWish {
  return { service: 'Kafka', wanted, usual: 9092, variable: 'TRIENKHAI_KAFKA_PORT' };
}

export function mongoWish(wanted: number | undefined): PortWish {
  return { service: 'MongoDB', wanted, usual: 27017, variable: 'TRIENKHAI_MONGO_PORT' };
}

export async function choosePort(wish: PortWish, log: (line: string) => void): Promise<number> {
  if (wish.wanted !== undefined) {
    if (await isFree(wish.wanted)) return wish.wanted;
    throw new StackError(
      `port ${wish.wanted} for ${wish.service} is in use: free it, or set ${wish.variable} to another port`,
    );
  }
  for (let port = wish.usual; port < wish.usual + 100; port += 1) {
    if (!(await isFree(port))) continue;
    if (port !== wish.usual) log(`port ${wish.usual} is in use: ${wish.service} listens on ${port}`);
    return port;
  }
  throw new StackError(
    `no free port from ${wish.usual} to ${wish.usual + 99} for ${wish.service}: set ${wish.variable}`,
  );
}
