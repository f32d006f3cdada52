import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { kafkaJars, mongodBinary } from '@trienkhai/stack/downloads';
import { startKafka } from '@trienkhai/stack/kafka-node';
import { mongodPath, mongoUri, startMongo } from '@trienkhai/stack/mongo-node';
import type { OwnedProcess } from '@trienkhai/stack/owned-process';
import { anyFreePort } from '@trienkhai/stack/ports';
import type { StackAddress } from './config.ts';

const NATIVE = resolve(import.meta.dirname, '../../../.trienkhai/native');

/** A server of the test's own, to be taken away and brought back with its data. */
export interface OwnServer {
  /** Ends it with SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Lets it stand still (SIGSTOP): connections stay, nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** Starts it again at the same port with the same data. */
  start(): Promise<void>;
}

export interface OwnStack extends StackAddress {
  readonly kafka: OwnServer;
  readonly mongo: OwnServer;
  stop(): Promise<void>;
}

/** A Kafka and a MongoDB beside those of the test run, for tests that kill them. */
export async function startOwnStack(): Promise<OwnStack> {
  const home = await mkdtemp(join(tmpdir(), 'trienkhai-outage-'));
  const [{ folder: jars }, { folder: mongoFolder }] = [await kafkaJars(NATIVE), await mongodBinary(NATIVE)];
  const [kafkaPort, mongoPort] = [await anyFreePort(), await anyFreePort()];
  const runDir = join(home, 'run');
  const mongod = mongodPath(mongoFolder);
  const [kafka, mongo] = await Promise.all([
    own(() => startKafka({ jars, dataDir: join(home, 'kafka'), runDir, port: kafkaPort })),
    own(() => startMongo({ mongod, dataDir: join(home, 'mongo'), runDir, port: mongoPort })),
  ]);
  return {
    kafkaBrokers: [`127.0.0.1:${kafkaPort}`],
    mongoUri: mongoUri(mongoPort),
    kafka,
    mongo,
    async stop() {
      await Promise.all([kafka.stop(), mongo.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function own(start: () => Promise<OwnedProcess>): Promise<OwnServer & { stop(): Promise<void> }> {
  let running = await start();
  return {
    async kill() {
      process.kill(running.record.pid, 'SIGKILL');
      while (!running.exited()) await sleep(10);
    },
    freeze: () => void process.kill(running.record.pid, 'SIGSTOP'),
    thaw: () => void process.kill(running.record.pid, 'SIGCONT'),
    async start() {
      running = await start();
    },
    stop: () => running.stop(),
  };
}
