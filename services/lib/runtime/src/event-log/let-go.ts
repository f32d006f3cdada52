import { endsWithin } from '../ends-within.ts';
import { cutOff } from './connections.ts';

interface Connected {
  disconnect(): Promise<void>;
}

/** kafkajs may wait for ever for an answer on a connection that it is closing: then it is cut off. */
export const LETTING_GO_MS = 5_000;

/** Disconnects, also what is still connecting; resolves whether or not that goes well. */
export async function letGo(client: Connected | Promise<Connected>): Promise<void> {
  const connected = Promise.resolve(client);
  const released = connected.then((one) => one.disconnect());
  if (await endsWithin(LETTING_GO_MS, released)) return;
  void connected.then(cutOff, () => undefined);
}
