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
  /** Nobody is heard without an account, nor without TLS. Absent: everybody is. */
  secured?: SecuredMongo;
}

export interface SecuredMongo {
  /** Members of the set know each other by it. */
  readonly keyFile: string;
  /** Key and certificate of the server, and the authority of the latter (PEM files). */
  readonly certificate: string;
  readonly authority: string;
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
    await waitUntilReady(mongod, () => answers(options), readyWithinMs);
    const ensure = options.secured === undefined ? ensureReplicaSet : initiate;
    await withClient(options, (client) => ensure(client, options.port));
    await waitUntilReady(mongod, () => isPrimary(options), readyWithinMs);
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
    ...(options.secured === undefined ? [] : securedArguments(options.secured)),
    '--quiet',
  ];
}

function securedArguments({ keyFile, certificate, authority }: SecuredMongo): string[] {
  return [
    ...['--auth', '--keyFile', keyFile],
    ...['--tlsMode', 'requireTLS', '--tlsCertificateKeyFile', certificate, '--tlsCAFile', authority],
    '--tlsAllowConnectionsWithoutCertificates',
  ];
}

/** What an address says so that the store is reached over TLS. */
export function tlsQuery(authority: string): string {
  return `tls=true&tlsCAFile=${encodeURIComponent(authority)}`;
}

/** A client of its own each time: one whose first connection failed never recovers ("Topology is closed"). */
async function withClient<T>(
  { port, secured }: MongoNodeOptions,
  work: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const tls = secured === undefined ? '' : `&${tlsQuery(secured.authority)}`;
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true${tls}`, {
    serverSelectionTimeoutMS: 1_000,
    connectTimeoutMS: 1_000,
  });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

async function answers(options: MongoNodeOptions): Promise<boolean> {
  // A look at the port spares the driver's waiting for a server that is not there yet.
  if (!(await isListening(options.port))) return false;
  return withClient(options, (client) => client.db('admin').command({ ping: 1 })).then(
    () => true,
    () => false,
  );
}

async function isPrimary(options: MongoNodeOptions): Promise<boolean> {
  return withClient(options, (client) => client.db('admin').command({ hello: 1 })).then(
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
