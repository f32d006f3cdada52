import { startNetwork, type Network } from '@trienkhai/dev/network';
import { loadInto } from '@trienkhai/dev/load';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nameOfTheRun, stackOfTheRun } from './config.ts';
import { openKeptOffices } from './kept-office.ts';

export interface Office {
  readonly url: string;
  readonly network: Network;
  token(account: string): Promise<string>;
  /** Resolves when everything recorded is published and folded. */
  quiet(): Promise<void>;
  /** Stops everything and drops its topics and databases. */
  close(): Promise<void>;
}

interface Sets {
  readonly reports?: boolean;
  readonly sample?: boolean;
  /** What the writing services take for now. */
  readonly clock?: () => Date;
}

/**
 * The whole system in this process on the stack of the test run, with the catalogue and what is asked for,
 * all of it readable. Catalogue and reports are sent by the first office of a run that has them; the
 * others begin with what that one has stored.
 */
export async function openOffice(sets: Sets = {}): Promise<Office> {
  const { kafkaBrokers, mongoUri } = stackOfTheRun();
  const namespace = `e2e-${randomBytes(4).toString('hex')}`;
  // What was loaded under a clock of its own is of other days.
  const kept = await openKeptOffices(stackOfTheRun(), sets.clock ? undefined : nameOfTheRun());
  await kept.restore(namespace, keptFor(sets));
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
  while (!(await isReady(network))) await sleep(50);
  await load(network, sets, (name) => kept.keep(namespace, name));
  await kept.close();
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

async function load(
  network: Network,
  { reports = false, sample = false }: Sets,
  keep: (name: string) => Promise<void>,
): Promise<void> {
  await loadInto(network, { reports: false, sample: false });
  await keep('catalogue');
  if (reports) {
    await loadInto(network, { reports, sample: false });
    await keep('reports');
  }
  // One office of a run has the sample set: nobody would begin with what is kept of it.
  if (sample) await loadInto(network, { reports, sample });
}

/** What an office with these sets may begin with, the fullest first. */
function keptFor({ reports }: Sets): readonly string[] {
  return reports ? ['reports', 'catalogue'] : ['catalogue'];
}

/** Everything has been read that was on the topics at the start. */
async function isReady({ services, unitFeed }: Network): Promise<boolean> {
  const all = await Promise.all(Object.values(services).map((service) => service.ready()));
  return unitFeed.ready() && all.flat().every(({ ok }) => ok);
}
