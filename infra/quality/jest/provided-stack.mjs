import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { startStackInContainers } from '@trienkhai/testkit/stack';
import { loadStackConfig } from '@trienkhai/stack/config';
import { startStack } from '@trienkhai/stack/stack';
import { root } from './project.mjs';

const home = join(root, '.trienkhai');
let stack;

/** One Kafka and one MongoDB for all tests of a run, each test with topics and databases of its own. */
export async function provideStack(log) {
  stack = await startOne(log);
  process.env.KAFKA_BROKERS = stack.kafkaBrokers.join(',');
  process.env.MONGODB_URI = stack.mongoUri;
  process.env.TRIENKHAI_TEST_RUN = `run${randomBytes(4).toString('hex')}`;
  await mkdir(join(home, 'test'), { recursive: true });
  const { mode, kafkaBrokers, mongoUri } = stack;
  await writeFile(join(home, 'test', 'stack.json'), JSON.stringify({ mode, kafkaBrokers, mongoUri }));
}

export async function releaseStack() {
  if (!stack) return;
  const { kafkaBrokers, mongoUri } = stack;
  await dropNamespace({ kafkaBrokers, mongoUri, namespace: process.env.TRIENKHAI_TEST_RUN });
  await stack.stop();
}

async function startOne(log) {
  const config = loadStackConfig(process.env);
  if (config.kafkaBrokers) {
    log(`tests run on the Kafka and MongoDB that KAFKA_BROKERS and MONGODB_URI name`);
    return startStack({ ...config, dataDir: home, log });
  }
  if (config.mode !== 'native') {
    const containers = await startStackInContainers(log, process.env);
    if (containers) return containers;
  }
  const why = config.mode === 'native' ? 'as asked for' : 'no container engine has their images';
  log(`tests run on native Kafka and MongoDB: ${why}`);
  return startNative(log);
}

async function startNative(log) {
  const { anyFreePort } = await import('@trienkhai/stack/ports');
  const dataDir = join(home, 'test', 'stack');
  const options = {
    dataDir,
    nativeDir: join(home, 'native'),
    mode: 'native',
    kafkaPort: await anyFreePort(),
    mongoPort: await anyFreePort(),
    log,
  };
  const { endLeftovers } = await import('@trienkhai/stack/owned-process');
  await endLeftovers(join(dataDir, 'run'), log);
  await rm(join(dataDir, 'data'), { recursive: true, force: true });
  return startStack(options);
}
