import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { resolve } from 'node:path';
import type { StackHandle } from '@trienkhai/stack/stack';
import { mongo } from 'mongoose';
import { statedKafkaVersion } from './config.ts';

const KAFKA_POM = resolve(import.meta.dirname, '../../stack/kafka.pom.xml');

/** What the figures were measured on. `load`: of the machine before anything was measured. */
export async function machineLine(stack: StackHandle, load: number): Promise<string> {
  const all = cpus();
  const model = all[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const machine = `${all.length} × ${model}, ${memory} GB, Linux ${release()}`;
  const platform = process.platform === 'linux' ? machine : machine.replace('Linux', process.platform);
  const servers = `mongod ${await mongodVersion(stack.mongoUri)}, ${kafkaOf(stack)}`;
  return `${platform} · Node ${process.versions.node}, ${servers} · load ${load.toFixed(1)} before`;
}

/** Load of the last minute. */
export function loadNow(): number {
  return loadavg()[0] ?? 0;
}

async function mongodVersion(uri: string): Promise<string> {
  const client = await mongo.MongoClient.connect(uri);
  try {
    const { version } = await client.db('admin').command({ buildInfo: 1 });
    return String(version);
  } finally {
    await client.close();
  }
}

/** Brokers do not tell their version; the one that we bring along is pinned. */
function kafkaOf({ mode }: StackHandle): string {
  if (mode === 'external') return `Kafka ${statedKafkaVersion() ?? 'of a version unknown'}`;
  const version = /<artifactId>kafka_[^<]*<\/artifactId>\s*<version>([^<]+)</.exec(
    readFileSync(KAFKA_POM, 'utf8'),
  )?.[1];
  return `Kafka ${version ?? 'of a version unknown'}`;
}
