import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startOwned, waitUntilReady, type OwnedProcess } from './owned-process.ts';
import { isListening } from './ports.ts';

export interface MongoNodeOptions {
  mongod: string;
  dataDir: string;
  runDir: string;
  port: number;
  /** Members of the set know each other by it, and nobody is heard without an account. Absent: everybody is. */
  keyFile?: string;
}

type MongoClient = mongoose.mongo.MongoClient;

const set = 'rs0';
const readyWithinMs = 60_000;

export function mongoUri(port: number): string {
  return `mongodb://127.0.0.1:${port}/?replicaSet=${set}`;
}

export async function startMongo(options: MongoNodeOptions): Promise<OwnedProcess> {
  await mkdir(options.dataDir, { recursive: true });
  const mongod = startOwned({
    name: 'mongo',
    runDir: options.runDir,
    port: options.port,
    program: options.mongod,
    args: mongodArguments(options),
  });
  try {
    await waitUntilReady(mongod, () => answers(options.port), readyWithinMs);
    const ensure = options.keyFile === undefined ? ensureReplicaSet : initiate;
    await withClient(options.port, (client) => ensure(client, options.port));
    await waitUntilReady(mongod, () => isPrimary(options.port), readyWithinMs);
  } catch (error) {
    await mongod.stop();
    throw error;
  }
  return mongod;
}

function mongodArguments(options: MongoNodeOptions): string[] {
  return [
    ...['--dbpath', options.dataDir],
    ...['--port', String(options.port)],
    ...['--bind_ip', '127.0.0.1'],
    ...['--unixSocketPrefix', options.runDir],
    ...['--replSet', set],
    ...['--oplogSize', '1024'],
    ...['--wiredTigerCacheSizeGB', '0.5'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ...(options.keyFile === undefined ? [] : ['--auth', '--keyFile', options.keyFile]),
    '--quiet',
  ];
}

/** A client of its own each time: one whose first connection failed never recovers ("Topology is closed"). */
async function withClient<T>(port: number, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1_000,
    connectTimeoutMS: 1_000,
  });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

async function answers(port: number): Promise<boolean> {
  // A look at the port spares the driver's waiting for a server that is not there yet.
  if (!(await isListening(port))) return false;
  return withClient(port, (client) => client.db('admin').command({ ping: 1 })).then(
    () => true,
    () => false,
  );
}

async function isPrimary(port: number): Promise<boolean> {
  return withClient(port, (client) => client.db('admin').command({ hello: 1 })).then(
    (hello) => hello.isWritablePrimary === true,
    () => false,
  );
}

interface ReplicaSetConfig {
  version: number;
  members: { _id: number; host: string }[];
}

/** All that is allowed from the machine itself before there is an account. */
async function initiate(client: MongoClient, port: number): Promise<void> {
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  await client.db('admin').command({ replSetInitiate: { _id: set, members } });
}

async function ensureReplicaSet(client: MongoClient, port: number): Promise<void> {
  const admin = client.db('admin');
  const host = `127.0.0.1:${port}`;
  const config = await currentConfig(client);
  if (!config) {
    await initiate(client, port);
    return;
  }
  if (config.members.length === 1 && config.members[0]?.host === host) return;
  // The set remembers the port of the earlier run, finds no member that is itself, and waits for ever.
  const members = [{ ...config.members[0], _id: 0, host }];
  await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
}

async function currentConfig(client: MongoClient): Promise<ReplicaSetConfig | null> {
  // The local copy answers in every state of the member; replSetGetConfig does not.
  const stored = await client.db('local').collection('system.replset').findOne();
  return stored as ReplicaSetConfig | null;
}

export function mongodPath(folder: string): string {
  return join(folder, 'mongod');
}
