import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNetwork, type Network, type NetworkOptions } from '@trienkhai/dev/network';
import { posting, insist } from '@trienkhai/e2e/posting';
import { smallCountryCommands, UNITS } from '@trienkhai/e2e/small-country';
import { formatPositions, parsePositions, type Position } from '@trienkhai/runtime/position';

/** A small country and one document, behind a gateway. */
export interface BenchOffice {
  readonly url: string;
  /** One command more; resolves when it is recorded. */
  record(token: string): Promise<void>;
  /** One question; resolves when it is answered. */
  ask(token: string): Promise<void>;
  token(account: string): Promise<string>;
  close(): Promise<void>;
}

const QUESTION = `query ($id: ID!) { node(id: $id) { ... on Directive {
  rollout(on: "2022-03-01") { levels { level stages { stage reached partly } } } } } }`;

export async function openBenchOffice(options: Omit<NetworkOptions, 'keysDir' | 'port' | 'logLevel'>) {
  const keysDir = await mkdtemp(join(tmpdir(), 'trienkhai-keys-'));
  const network = await startNetwork({ ...options, keysDir, port: 0, logLevel: 'error' });
  const { directive, after } = await begin(network);
  const office: BenchOffice = {
    url: network.url,
    token: network.token,
    async record(token) {
      const commandId = randomUUID();
      const facts = { kind: 'study-class', directives: [directive], unit: UNITS.district };
      const people = [{ unit: 'LEARNER', value: 30 }];
      const post = posting(`${network.url}/v1/commands`, token);
      const { status } = await post(
        'recordSession',
        { ...facts, heldOn: '2022-02-02', people },
        { commandId, after },
      );
      if (status !== 201) throw new Error(`a command was answered ${status}`);
    },
    async ask(token) {
      const response = await fetch(`${network.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: QUESTION, variables: { id: directive } }),
      });
      const { data } = (await response.json()) as { readonly data?: { readonly node?: object | null } };
      if (!data?.node) throw new Error(`a question was answered ${response.status}`);
    },
    async close() {
      await network.stop();
      await rm(keysDir, { recursive: true, force: true });
    },
  };
  return office;
}

async function begin(network: Network): Promise<{ directive: string; after: readonly Position[] }> {
  const post = posting(`${network.url}/v1/commands`, await network.token('admin@centre'));
  let after: readonly Position[] = [];
  const send = async (command: string, input: object) => {
    const { nodeId, position } = await insist(post, command, input, { commandId: randomUUID(), after });
    after = parsePositions(position);
    return nodeId;
  };
  for (const [command, input] of smallCountryCommands()) await send(command, input);
  const issuer = 'organ:BCT:2021-11-01';
  const directive = await send('registerDirective', {
    ...{ symbol: '101-CT/TW', title: 'Chỉ thị', issuer, issuedOn: '2022-01-10' },
  });
  return { directive, after: parsePositions(formatPositions(after)) };
}
