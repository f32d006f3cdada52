import { startNetwork, type Network } from '@trienkhai/dev/network';
import { loadInto } from '@trienkhai/dev/load';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stackOfTheRun } from './config.ts';

export interface Office {
  readonly url: string;
  readonly network: Network;
  token(account: string): Promise<string>;
  /** Resolves when everything recorded is published and folded. */
  quiet(): Promise<void>;
  /** Stops everything and drops its topics and databases. */
  close(): Promise<void>;
}

/** The whole system in this process on the stack of the test run, with the catalogue and what is asked for, all of it readable. `clock`: what the writing services take for now. */
export async function openOffice(
  sets: { reports?: boolean; sample?: boolean; clock?: () => Date } = {},
): Promise<Office> {
  const { kafkaBrokers, mongoUri } = stackOfTheRun();
  const namespace = `e2e-${randomBytes(4).toString('hex')}`;
  const keysDir = await mkdtemp(join(tmpdir(), 'trienkhai-keys-'));
  const network = await startNetwork({
    kafkaBrokers,
    mongoUri,
    namespace,
    port: 0,
    keysDir,
    logLevel: 'warn',
    ...(sets.clock && { clock: sets.clock }),
  });
  await loadInto(network, { reports: sets.reports ?? false, sample: sets.sample ?? false });
  const quiet = async () => {
    while ((await network.lag()) > 0) await sleep(50);
  };
  await quiet();
  return {
    url: network.url,
    network,
    token: (account) => network.token(account),
    quiet,
    async close() {
      await network.stop();
      await dropNamespace({ kafkaBrokers, mongoUri, namespace });
      await rm(keysDir, { recursive: true, force: true });
    },
  };
}
