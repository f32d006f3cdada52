import { requestToken } from '@trienkhai/issuer/request-token';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { openUnitFeed } from '@trienkhai/runtime/unit-feed';
import { setTimeout as sleep } from 'node:timers/promises';
import { lagMeter } from './lag.ts';
import { loadLoadConfig, type LoadConfig } from './load-config.ts';
import { loadInto } from './load.ts';
import { createSteps } from './steps.ts';

const CATCH_UP_LIMIT_MS = 300_000;

/** Sends the data to services that run as processes of their own, and ends when it can be read. */
async function load(config: LoadConfig): Promise<void> {
  const { namespace, instanceId: clientId, kafkaBrokers: brokers, url, sample } = config;
  const logger = createLogger('loader', config.logLevel);
  const steps = createSteps(process.stdout);
  const log = kafkaEventLog({ brokers, account: config.kafkaAccount, clientId, logger });
  const unitFeed = await openUnitFeed({ reader: log.reader(), namespace, logger });
  const token = (account: string) => requestToken(config.issuer, account);
  const target = { url, configs: { units: config }, unitFeed, token };
  try {
    await loadInto(target, { reports: true, sample, step: steps.step, onProgress: steps.progress });
    const admin = await token('admin@centre');
    await steps.step('read models caught up', () => caughtUp(lagMeter(config, async () => admin)));
  } finally {
    await unitFeed.close();
    await log.close();
  }
}

async function caughtUp(meter: ReturnType<typeof lagMeter>): Promise<void> {
  const begun = Date.now();
  try {
    for (let lag = await meter.measure(); lag > 0; lag = await meter.measure()) {
      if (Date.now() - begun > CATCH_UP_LIMIT_MS) throw new Error(`${lag} records are not readable yet`);
      await sleep(200);
    }
  } finally {
    meter.close();
  }
}

try {
  const config = loadLoadConfig(process.env);
  await load(config);
  // The development issuer is shown at the gateway's address as browsers see it.
  console.log(`ready ${new URL(config.auth.issuer).origin}`);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
