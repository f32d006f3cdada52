import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** A TCP proxy in front of a real server, to take that server away without touching it. */
export interface FaultyProxy {
  readonly port: number;
  /** Requests still arrive, answers do not: what the other side did remains unknown. */
  holdAnswers(): void;
  /** Nothing gets through either way, connections stay. */
  freeze(): void;
  /** Connections are cut and new ones refused. */
  cut(): Promise<void>;
  /** Everything works again; connections that were held or frozen are cut. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

type Mode = 'open' | 'held' | 'frozen';

export async function faultyProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<FaultyProxy> {
  const sockets = new Set<Socket>();
  let mode: Mode = 'open';
  const server = createServer((client) => join(client, connect(target), sockets, () => mode));
  const drop = () => sockets.forEach((socket) => socket.destroy());
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    drop();
    await closed;
  };
  return {
    port,
    holdAnswers: () => void (mode = 'held'),
    freeze: () => void (mode = 'frozen'),
    cut,
    async heal() {
      if (mode !== 'open') drop();
      mode = 'open';
      if (!server.listening) await listen(server, port);
    },
    close: cut,
  };
}

function join(client: Socket, upstream: Socket, sockets: Set<Socket>, mode: () => Mode): void {
  for (const socket of [client, upstream]) {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      client.destroy();
      upstream.destroy();
    });
  }
  client.on('data', (data) => mode() !== 'frozen' && upstream.write(data));
  upstream.on('data', (data) => mode() === 'open' && client.write(data));
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
