import { makeDigestsDaily } from '@trienkhai/runtime/commit-store/daily-digest';
import { developmentKey } from '@trienkhai/runtime/digest/signing-key';
import { startStack, type StackHandle } from '@trienkhai/stack/stack';
import type { Readiness } from '@trienkhai/runtime/lifecycle';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DevConfig } from './config.ts';
import { writeEndpoints } from './endpoints.ts';
import { loadInto } from './load.ts';
import { startNetwork, type Network } from './network.ts';
import { createSteps, type Steps } from './steps.ts';

/** Longest time in which nothing moves: read models of a large history may take many minutes. */
const STANDSTILL_MS = 120_000;

/** Brings everything up, loads the data, says `ready`, and stops what it started when asked to. */
export async function runDev(config: DevConfig): Promise<void> {
  const steps = createSteps(process.stdout);
  const stopped = stopSignal();
  const stack = await startStack({ ...config.stack, dataDir: config.dataDir, log: steps.say });
  try {
    const { kafkaBrokers, mongoUri } = stack;
    const network = await steps.step('services and gateway', () =>
      startNetwork({
        kafkaBrokers,
        mongoUri,
        namespace: config.namespace,
        port: config.port,
        keysDir: `${config.dataDir}/issuer`,
        logLevel: config.logLevel,
      }),
    );
    try {
      const begun = begin(config, { network, stack, steps });
      // What is under way when it is to end goes on where it stopped, the next time.
      begun.catch(() => undefined);
      const signing = await Promise.race([begun, stopped]);
      await stopped;
      steps.say('stopping');
      await signing?.stop();
    } finally {
      await network.stop();
    }
  } finally {
    await stack.stop();
  }
}

interface Begun {
  readonly network: Network;
  readonly stack: StackHandle;
  readonly steps: Steps;
}

/** Loads the data, waits for the read models, and says `ready`. */
async function begin(config: DevConfig, { network, stack, steps }: Begun) {
  await loadInto(network, {
    reports: true,
    sample: config.sample,
    step: steps.step,
    onProgress: steps.progress,
  });
  await steps.step('read models caught up', () => caughtUp(network, steps));
  await writeEndpoints(config, network, stack);
  const signing = await signDaily(config, stack.mongoUri, steps);
  greet(steps, network, stack);
  return signing;
}

/** What `trienkhai digest daily` does in a process of its own elsewhere. */
async function signDaily({ dataDir, namespace }: DevConfig, mongoUri: string, steps: Steps) {
  const key = await developmentKey(`${dataDir}/digest/key.pem`);
  const stopping = new AbortController();
  const daily = makeDigestsDaily(
    {
      ...{ mongoUri, namespace, key, owner: `dev-${process.pid}` },
      onMade: () => undefined,
      onFailed: (error) => steps.say(`  the digest of the day could not be made yet: ${String(error)}`),
    },
    stopping.signal,
  );
  return {
    stop: () => {
      stopping.abort();
      return daily;
    },
  };
}

async function caughtUp(network: Network, steps: Steps): Promise<void> {
  let moved = Date.now();
  let before = -1;
  for (;;) {
    const waiting = await notReady(network);
    const lag = await network.lag();
    if (waiting.length === 0 && lag === 0) return;
    const rebuilt = await network.rebuilt();
    if (rebuilt !== undefined) {
      steps.progress({ stage: 'read models built anew', done: Math.floor(100 * rebuilt), total: 100 });
    }
    if ((rebuilt ?? lag) !== before) moved = Date.now();
    before = rebuilt ?? lag;
    if (Date.now() - moved > STANDSTILL_MS) {
      throw new Error(
        `not ready: ${waiting.map(({ name, detail }) => `${name} ${detail ?? ''}`).join('; ')}`,
      );
    }
    await sleep(100);
  }
}

async function notReady(network: Network): Promise<readonly Readiness[]> {
  const all = await Promise.all(Object.values(network.services).map((service) => service.ready()));
  return all.flat().filter(({ ok }) => !ok);
}

function greet(
  steps: Steps,
  network: Network,
  stack: { kafkaBrokers: readonly string[]; mongoUri: string },
): void {
  steps.say(`  Kafka    ${stack.kafkaBrokers.join(',')}`);
  steps.say(`  MongoDB  ${stack.mongoUri}`);
  steps.say(`  console  ${network.url}`);
  steps.say(`  GraphiQL ${network.url}/graphql`);
  steps.say('  a token  npx trienkhai token viewer@province:87');
  steps.say(`ready ${network.url}`);
}

function stopSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  });
}
