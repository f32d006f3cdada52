import { hostname } from 'node:os';
import { makeDigestsDaily } from '@trienkhai/runtime/commit-store/daily-digest';
import { createLogger } from '@trienkhai/runtime/logger';
import type { CliConfig } from '../config.ts';
import type { Output } from '../output.ts';
import { digestKey } from '../signing-key.ts';
import { tellMade } from './digest.ts';

/** Makes digests until it is asked to stop: a process of its own, which alone has the key. */
export async function makeDaily(config: CliConfig, output: Output): Promise<void> {
  const { mongoUri, namespace } = config;
  const logger = createLogger('digest', 'info');
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const daily = {
    ...{ mongoUri, namespace, owner: `digest-${hostname()}-${process.pid}` },
    key: await digestKey(config),
    onMade: (digest: Parameters<typeof tellMade>[0]) => tellMade(digest, output),
    onFailed: (error: unknown) => logger.error({ err: error }, 'the digest of the day could not be made yet'),
  };
  await makeDigestsDaily(daily, stopping.signal);
}
