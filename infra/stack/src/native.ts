import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaJars, mongodBinary, type Download } from './downloads.ts';
import { requireFreeSpace } from './disk.ts';
import { startKafka } from './kafka-node.ts';
import { mongodPath, mongoUri, startMongo } from './mongo-node.ts';
import { missingTools } from './native-tools.ts';
import { endLeftovers, type OwnedProcess } from './owned-process.ts';
import { choosePort, kafkaWish, mongoWish } from './ports.ts';
import type { StackHandle, StackOptions } from './stack-handle.ts';
import type { Step } from './steps.ts';

function nativeDirOf(options: StackOptions): string {
  return options.nativeDir ?? join(options.dataDir, 'native');
}

export async function lacksForNative(options: StackOptions): Promise<string[]> {
  const nativeDir = nativeDirOf(options);
  const have = (name: string) => existsSync(join(nativeDir, name, '.verified'));
  return missingTools(have('kafka'), have('mongo'));
}

export async function startNative(options: StackOptions, step: Step): Promise<StackHandle> {
  const runDir = join(options.dataDir, 'run');
  await requireFreeSpace(options.dataDir);
  await endLeftovers(runDir, options.log);
  const [jars, mongo] = await fetchBoth(options);
  const kafkaPort = await choosePort(kafkaWish(options.kafkaPort), options.log);
  const mongoPort = await choosePort(mongoWish(options.mongoPort), options.log);
  const data = join(options.dataDir, 'data');
  const started = await startTogether([
    step(`Kafka at localhost:${kafkaPort}`, () =>
      startKafka({ jars: jars.folder, dataDir: join(data, 'kafka'), runDir, port: kafkaPort }),
    ),
    step(`MongoDB at localhost:${mongoPort}`, () =>
      startMongo({ mongod: mongodPath(mongo.folder), dataDir: join(data, 'mongo'), runDir, port: mongoPort }),
    ),
  ]);
  return {
    mode: 'native',
    kafkaBrokers: [`127.0.0.1:${kafkaPort}`],
    mongoUri: mongoUri(mongoPort),
    startedAnything: true,
    stop: () => stopInOrder(started),
  };
}

async function fetchBoth(options: StackOptions): Promise<[Download, Download]> {
  const nativeDir = nativeDirOf(options);
  const tell = async (name: string, work: Promise<Download>): Promise<Download> => {
    const download = await work;
    if (download.fetched) options.log(`download of ${name} (${download.seconds.toFixed(1)} s)`);
    return download;
  };
  const downloads = [
    tell('Kafka 4.1.0', kafkaJars(nativeDir)),
    tell('MongoDB 6.0.5', mongodBinary(nativeDir)),
  ];
  // Both run to their end, so that a failure of one does not leave the other half-fetched.
  const [kafka, mongo] = await Promise.allSettled(downloads);
  if (kafka?.status !== 'fulfilled') throw kafka?.reason;
  if (mongo?.status !== 'fulfilled') throw mongo?.reason;
  return [kafka.value, mongo.value];
}

async function startTogether(starting: Promise<OwnedProcess>[]): Promise<OwnedProcess[]> {
  const outcomes = await Promise.allSettled(starting);
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (!failed) return started;
  await stopInOrder(started);
  throw failed.reason;
}

async function stopInOrder(started: OwnedProcess[]): Promise<void> {
  for (const owned of started) await owned.stop();
}
