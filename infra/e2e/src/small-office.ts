import { startNetwork, type Network, type NetworkOptions } from '@trienkhai/dev/network';
import { mergePositions, parsePositions, type Position } from '@trienkhai/runtime/position';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stackOfTheRun, type StackAddress } from './config.ts';
import { insist, posting, type Post, type SentOptions } from './posting.ts';
import { smallCountryCommands } from './small-country.ts';

/** The whole system in this process with a country of nine units, under a namespace of its own. */
export interface SmallOffice extends StackAddress {
  readonly url: string;
  readonly namespace: string;
  readonly network: Network;
  /** Where its certificates and private keys lie. */
  readonly keysDir: string;
  /** Stops everything, does `meanwhile`, and starts it again at the same address with the same data. */
  away(meanwhile: () => Promise<void>, then?: Own): Promise<void>;
  /** Token of `admin@centre`. */
  readonly token: string;
  /** Sends a command as `admin@centre` and tells the answer, whatever it is. */
  readonly post: Post;
  /** Sends a command again, with the same id, until it is accepted. */
  send(command: string, input: object, options?: SentOptions): Promise<Sent>;
  /** Registers a directive, with a number that no other has where none is given. */
  register(number?: number): Promise<Sent>;
  /** Resolves when everything recorded is published and folded. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export interface Sent {
  readonly id: string;
  /** What to hand on as `after`: it has read this and everything that this rests on. */
  readonly positions: readonly Position[];
}

/** What a story about it brings along: servers of its own, accounts at these, a clock, how much is logged, who is believed. */
type Own = Partial<StackAddress> &
  Partial<
    Pick<NetworkOptions, 'namespace' | 'clock' | 'accountOf' | 'logLevel' | 'development' | 'unguarded'>
  >;

export async function openSmallOffice(own: Own = {}): Promise<SmallOffice> {
  const options = { ...stackOfTheRun(), namespace: `small-${randomBytes(4).toString('hex')}`, ...own };
  const { kafkaBrokers, mongoUri, namespace } = options;
  const stack = { kafkaBrokers, mongoUri, namespace };
  const keysDir = await mkdtemp(join(tmpdir(), 'trienkhai-keys-'));
  const start = (port: number, then: Own = {}) =>
    startNetwork({ logLevel: 'error', ...options, ...then, port, keysDir });
  let network = await start(0);
  const token = await network.token('admin@centre');
  const post = posting(`${network.url}/v1/commands`, token);
  const send = await sendInSmallCountry(post);
  let number = 100;
  return {
    ...stack,
    url: network.url,
    keysDir,
    get network() {
      return network;
    },
    async away(meanwhile, then) {
      const { port } = new URL(network.url);
      await network.stop();
      await meanwhile();
      network = await start(Number(port), then);
    },
    token,
    post,
    send,
    register: (own = (number += 1)) => send('registerDirective', directiveOf(own)),
    quiet: async () => {
      while ((await network.lag()) > 0) await sleep(50);
    },
    async close() {
      await network.stop();
      // Servers that know accounts are the story's own, and go when it ends.
      if (!own.accountOf) await dropNamespace(stack);
      await rm(keysDir, { recursive: true, force: true });
    },
  };
}

/** Makes the country; what is sent after that has read it, and every document registered since. */
async function sendInSmallCountry(post: Post): Promise<SmallOffice['send']> {
  let read: readonly Position[] = [];
  const send: SmallOffice['send'] = async (command, input, { after = [], commandId = randomUUID() } = {}) => {
    const options = { commandId, after: mergePositions(read, after) };
    const { nodeId: id, position } = await insist(post, command, input, options);
    return { id, positions: parsePositions(position) };
  };
  for (const [command, input] of smallCountryCommands()) ({ positions: read } = await send(command, input));
  return async (command, input, options) => {
    const sent = await send(command, input, options);
    if (command === 'registerDirective') read = mergePositions(read, sent.positions);
    return sent;
  };
}

function directiveOf(number: number) {
  const issuer = 'organ:BCT:2021-11-01';
  return { symbol: `${number}-CT/TW`, title: 'Chỉ thị', issuer, issuedOn: '2022-01-10' };
}
