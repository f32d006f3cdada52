import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { Kafka } from 'kafkajs';
import type { ISocketFactoryArgs, KafkaConfig } from 'kafkajs';

export type Clients = Pick<Kafka, 'admin' | 'producer' | 'consumer'>;

const KEEP_ALIVE_MS = 60_000;
const connections = new WeakMap<object, Set<Socket>>();

/** Clients of one cluster, each with connections that are known, so that it can be cut off. */
export function clientsOf(config: KafkaConfig): Clients {
  function own<Client extends object>(create: (kafka: Kafka) => Client): Client {
    const sockets = new Set<Socket>();
    const client = create(new Kafka({ ...config, socketFactory: (to) => open(to, sockets) }));
    connections.set(client, sockets);
    return client;
  }
  return {
    admin: (options) => own((kafka) => kafka.admin(options)),
    producer: (options) => own((kafka) => kafka.producer(options)),
    consumer: (options) => own((kafka) => kafka.consumer(options)),
  };
}

/** Ends every connection of a client; what it still waits for on them fails. */
export function cutOff(client: object): void {
  for (const socket of connections.get(client) ?? []) socket.destroy(new Error('The client is let go.'));
}

function open({ host, port, ssl, onConnect }: ISocketFactoryArgs, sockets: Set<Socket>): Socket {
  const at = { host, port };
  const socket = ssl
    ? connectSecurely({ ...at, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
    : connect(at, onConnect);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
  return socket;
}
