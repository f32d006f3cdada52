import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { startOwned, waitUntilReady, type OwnedProcess } from './owned-process.ts';
import { anyFreePort, isListening } from './ports.ts';
import { accountSettings, clientSettings, type BrokerAccounts } from './rights/broker-accounts.ts';
import { lastLines, runTool } from './run-tool.ts';
import { StackError } from './steps.ts';

export interface KafkaNodeOptions {
  jars: string;
  dataDir: string;
  runDir: string;
  port: number;
  /** Absent: whoever reaches it may do everything. */
  accounts?: BrokerAccounts;
}

const readyWithinMs = 90_000;

export async function startKafka(options: KafkaNodeOptions): Promise<OwnedProcess> {
  const properties = join(options.runDir, 'kafka.properties');
  await mkdir(options.runDir, { recursive: true });
  await writeFile(properties, serverProperties(options, await anyFreePort()));
  await formatOnce(options, properties);
  const kafka = startOwned({
    name: 'kafka',
    runDir: options.runDir,
    port: options.port,
    program: 'java',
    args: [...jvmArguments(options.jars), 'kafka.Kafka', properties],
  });
  try {
    await waitUntilReady(kafka, () => answers(options), readyWithinMs);
  } catch (error) {
    await kafka.stop();
    throw error;
  }
  return kafka;
}

function jvmArguments(jars: string): string[] {
  const logging = [
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-Dorg.slf4j.simpleLogger.showDateTime=true',
  ];
  return ['-Xms256m', '-Xmx512m', '-XX:+UseG1GC', '-Xshare:auto', ...logging, '-cp', `${jars}/*`];
}

function serverProperties(options: KafkaNodeOptions, controllerPort: number): string {
  const { accounts } = options;
  const own = `CLIENTS://127.0.0.1:${options.port}`;
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `${own},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': own,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,CLIENTS:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENTS',
    ...(accounts ? accountSettings('CLIENTS', accounts) : {}),
    'log.dirs': options.dataDir,
    'auto.create.topics.enable': false,
    'num.partitions': 4,
    'message.max.bytes': 1_048_588,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'group.initial.rebalance.delay.ms': 0,
    // The record of what happened is kept for good, unless a topic says otherwise.
    'log.retention.ms': -1,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16_777_216,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

async function formatOnce(options: KafkaNodeOptions, properties: string): Promise<void> {
  if (isFormatted(options.dataDir)) return;
  await rm(options.dataDir, { recursive: true, force: true });
  await mkdir(options.dataDir, { recursive: true });
  const clusterId = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  const format = ['kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '-c', properties];
  const { code, output } = await runTool('java', ['-Xmx128m', '-cp', `${options.jars}/*`, ...format]);
  if (code !== 0) throw new StackError(`Kafka's data folder could not be prepared:\n${lastLines(output, 8)}`);
}

function isFormatted(dataDir: string): boolean {
  const file = join(dataDir, 'meta.properties');
  return existsSync(file) && readFileSync(file, 'utf8').includes('cluster.id=');
}

async function answers({ port, accounts }: KafkaNodeOptions): Promise<boolean> {
  if (!(await isListening(port))) return false;
  const client = new Kafka({
    brokers: [`127.0.0.1:${port}`],
    ...(accounts ? clientSettings(accounts) : {}),
    clientId: 'trienkhai-stack',
    logLevel: logLevel.NOTHING,
    connectionTimeout: 500,
    requestTimeout: 2_000,
    retry: { retries: 0 },
  });
  const admin = client.admin();
  try {
    await admin.connect();
    const { brokers, controller } = await admin.describeCluster();
    return brokers.length === 1 && controller !== null;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => {});
  }
}
