import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Accounts } from '@trienkhai/dev/network';
import { rightsOf } from '@trienkhai/dev/rights';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { createAuthority } from '@trienkhai/runtime/peer-identity/certificate';
import { allTopics } from '@trienkhai/runtime/topics';
import { kafkaJars, mongodBinary } from '@trienkhai/stack/downloads';
import { startKafka } from '@trienkhai/stack/kafka-node';
import { mongodPath, startMongo, tlsQuery } from '@trienkhai/stack/mongo-node';
import { anyFreePort } from '@trienkhai/stack/ports';
import { setRights } from '@trienkhai/stack/rights/apply';
import type { BrokerAccounts } from '@trienkhai/stack/rights/broker-accounts';
import mongoose from 'mongoose';

const NATIVE = resolve(import.meta.dirname, '../../../.trienkhai/native');
const OWNER = 'owner';

export interface SecuredStack {
  readonly kafkaBrokers: readonly string[];
  /** What a principal signs in with; anybody else is given no password. */
  mongoUriOf(principal: string): string;
  kafkaAccountOf(principal: string): { username: string; password: string; authority: string };
  /** All that a participant signs in with. */
  accountOf(name: string): Accounts;
  /** Every password, with which nobody but its owner has to do. */
  readonly passwords: readonly string[];
  stop(): Promise<void>;
}

/** A Kafka and a MongoDB that hear nobody without an account and without TLS, with the rights of every principal set. */
export async function startSecuredStack(namespace: string): Promise<SecuredStack> {
  const home = await mkdtemp(join(tmpdir(), 'trienkhai-secured-'));
  const rights = rightsOf(namespace);
  const names = [OWNER, ...Object.keys(rights.store), ...Object.keys(rights.broker), 'integration'];
  const passwords = Object.fromEntries(names.map((name) => [name, randomBytes(18).toString('hex')]));
  const files = await certificates(home);
  const accounts = { ...files, owner: { name: OWNER, password: passwords[OWNER]! }, passwords };
  const authority = await readFile(files.authority, 'utf8');
  const [kafka, mongo] = await Promise.all([
    startBroker(home, accounts),
    startStore(home, files, passwords[OWNER]!),
  ]);
  const kafkaBrokers = [`127.0.0.1:${kafka.record.port}`];
  const stack: SecuredStack = {
    kafkaBrokers,
    passwords: Object.values(passwords),
    mongoUriOf: (name) =>
      `mongodb://${name}:${passwords[name] ?? 'none'}@127.0.0.1:${mongo.record.port}/?replicaSet=rs0&authSource=admin&${tlsQuery(files.authority)}`,
    kafkaAccountOf: (name) => ({ username: name, password: passwords[name] ?? 'none', authority }),
    accountOf: (name) => ({
      ...{ mongoUri: stack.mongoUriOf(name), kafkaAccount: stack.kafkaAccountOf(name) },
      ...(rights.store[`${name}-relay`] ? { relayMongoUri: stack.mongoUriOf(`${name}-relay`) } : {}),
    }),
    async stop() {
      await Promise.all([kafka.stop(), mongo.stop()]);
      await rm(home, { recursive: true, force: true });
    },
  };
  await provide(stack, namespace, rights, passwords);
  return stack;
}

async function provide(
  stack: SecuredStack,
  namespace: string,
  rights: ReturnType<typeof rightsOf>,
  passwords: Readonly<Record<string, string>>,
): Promise<void> {
  const { kafkaBrokers } = stack;
  const account = stack.kafkaAccountOf(OWNER);
  const logger = createLogger('secured', 'silent');
  const log = kafkaEventLog({ brokers: kafkaBrokers, account, clientId: OWNER, logger });
  await log.ensureTopics(allTopics(namespace));
  await log.close();
  const target = { kafkaBrokers, mongoUri: stack.mongoUriOf(OWNER), kafkaAccount: account };
  await setRights(target, rights, passwords);
}

/** One certificate for both servers, as they stand at one address. */
async function certificates(home: string) {
  const authority = createAuthority('servers');
  const own = authority.issue('localhost', ['127.0.0.1']);
  const files = { certificate: join(home, 'server.pem'), authority: join(home, 'ca.pem') };
  await writeFile(files.certificate, own.key + own.certificate, { mode: 0o600 });
  await writeFile(files.authority, authority.certificate);
  return files;
}

async function startBroker(home: string, accounts: BrokerAccounts) {
  const { folder: jars } = await kafkaJars(NATIVE);
  const [runDir, dataDir] = [join(home, 'run'), join(home, 'kafka')];
  return startKafka({ jars, dataDir, runDir, port: await anyFreePort(), accounts });
}

async function startStore(home: string, files: Awaited<ReturnType<typeof certificates>>, password: string) {
  const { folder } = await mongodBinary(NATIVE);
  const keyFile = join(home, 'members.key');
  await mkdir(join(home, 'run'), { recursive: true });
  await writeFile(keyFile, randomBytes(256).toString('base64'), { mode: 0o400 });
  const [runDir, dataDir, port] = [join(home, 'run'), join(home, 'mongo'), await anyFreePort()];
  const mongo = await startMongo({
    ...{ mongod: mongodPath(folder), dataDir, runDir, port },
    secured: { ...files, keyFile },
  });
  // Who comes from the machine itself may make the first account, and nothing else.
  const client = await mongoose.mongo.MongoClient.connect(
    `mongodb://127.0.0.1:${port}/?directConnection=true&${tlsQuery(files.authority)}`,
  );
  await client.db('admin').command({ createUser: OWNER, pwd: password, roles: ['root'] });
  await client.close();
  return mongo;
}
