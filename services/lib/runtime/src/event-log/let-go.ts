import { endsWithin } from '../ends-within.ts';

interface Connected {
  disconnect(): Promise<void>;
}

/** kafkajs may wait for ever for an answer on a connection that it is closing: then it is left behind. */
export const LETTING_GO_MS = 5_000;

/** Disconnects, also what is still connecting; resolves whether or not that goes well. */
export async function letGo(client: Connected | Promise<Connected>): Promise<void> {
  await endsWithin(
    LETTING_GO_MS,
    Promise.resolve(client).then((connected) => connected.disconnect()),
  );
}
