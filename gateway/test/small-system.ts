import { startNetwork, type Network } from '@trienkhai/dev/network';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphqlClient, type GraphqlClient } from './graphql-client.ts';

const FIRST = '2021-11-01';
export const centre = `centre:TW:${FIRST}`;
export const province = `province:40:${FIRST}`;
export const district = `district:417:${FIRST}`;
export const board = `organ:BTGTU-40:${FIRST}`;

export interface SmallSystem {
  readonly network: Network;
  readonly admin: GraphqlClient;
  /** Id of 208-QĐ/TW. */
  readonly directive: string;
  as(account: string): Promise<GraphqlClient>;
  stop(): Promise<void>;
}

/** Every service over the real broker and store: one province, two districts, a board, one directive. */
export async function startSmallSystem(): Promise<SmallSystem> {
  const stack = {
    kafkaBrokers: (process.env['KAFKA_BROKERS'] ?? '').split(','),
    mongoUri: process.env['MONGODB_URI'] ?? '',
    namespace: `t-${randomUUID().slice(0, 8)}`,
  };
  const keysDir = mkdtempSync(join(tmpdir(), 'trienkhai-keys-'));
  const network = await startNetwork({ ...stack, port: 0, keysDir, logLevel: 'silent' });
  const as = async (account: string) => graphqlClient(network.url, await network.token(account));
  const admin = await as('admin@centre');
  return {
    network,
    admin,
    as,
    directive: await fill(admin),
    stop: async () => {
      await network.stop();
      await dropNamespace(stack);
      rmSync(keysDir, { recursive: true });
    },
  };
}

async function fill(admin: GraphqlClient): Promise<string> {
  await admin.command('applyReorganisation', 'ApplyReorganisation', {
    effectiveOn: FIRST,
    issuedOn: FIRST,
    openings: [
      { level: 'CENTRE', code: 'TW', name: 'Trung ương', kind: 'Trung ương', origin: 'first-snapshot' },
      {
        level: 'PROVINCE',
        code: '40',
        name: 'Nghệ An',
        kind: 'Tỉnh',
        parent: centre,
        origin: 'first-snapshot',
      },
      {
        level: 'DISTRICT',
        code: '417',
        name: 'Kỳ Sơn',
        kind: 'Huyện',
        parent: province,
        origin: 'first-snapshot',
      },
      {
        level: 'DISTRICT',
        code: '418',
        name: 'Tương Dương',
        kind: 'Huyện',
        parent: province,
        origin: 'first-snapshot',
      },
    ],
  });
  await admin.command('establishOrgan', 'EstablishOrgan', {
    code: 'BTGTU-40',
    name: 'Ban Tuyên giáo Tỉnh ủy Nghệ An',
    kind: 'Ban',
    committee: province,
    symbol: 'BTGTU',
  });
  const registered = await admin.command('registerDirective', 'RegisterDirective', {
    symbol: '208 - QĐ/TW',
    title: 'Quy định về trung tâm chính trị',
    issuer: centre,
    issuedOn: '2019-11-08',
  });
  return registered.node.id;
}
