import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DevConfig } from './config.ts';
import type { Network } from './network.ts';

/** Leaves the addresses where the command line looks for them. */
export async function writeEndpoints(
  config: DevConfig,
  network: Network,
  stack: { readonly kafkaBrokers: readonly string[]; readonly mongoUri: string },
): Promise<void> {
  const folder = join(config.dataDir, 'run');
  await mkdir(folder, { recursive: true });
  const { kafkaBrokers, mongoUri } = stack;
  const endpoints = { url: network.url, kafkaBrokers, mongoUri, namespace: config.namespace };
  await writeFile(join(folder, 'endpoints.json'), `${JSON.stringify(endpoints, null, 2)}\n`);
}
