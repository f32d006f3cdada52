import kafkajs, { Kafka, logLevel, type Admin, type KafkaConfig } from 'kafkajs';
import mongoose from 'mongoose';
import type { BrokerRights } from './broker-rights.ts';
import type { StoreRight, StoreRights } from './store-rights.ts';

type Client = mongoose.mongo.MongoClient;

// Of what kafkajs exports, Node finds only some by name.
const { PREFIXED, LITERAL } = kafkajs.ResourcePatternTypes;
const { ALLOW } = kafkajs.AclPermissionTypes;

/** Makes or renews a role and an account for every principal that has a password. */
async function applyStoreRights(
  client: Client,
  rights: StoreRights,
  passwords: Readonly<Record<string, string>>,
): Promise<void> {
  const admin = client.db('admin');
  const roles = await namesIn(client, 'rolesInfo', 'roles', 'role');
  const users = await namesIn(client, 'usersInfo', 'users', 'user');
  for (const [name, own] of Object.entries(rights)) {
    const pwd = passwords[name];
    if (pwd === undefined) continue;
    const verb = (known: ReadonlySet<string>) => (known.has(name) ? 'update' : 'create');
    await admin.command({ [`${verb(roles)}Role`]: name, privileges: own.map(privilege), roles: [] });
    await admin.command({ [`${verb(users)}User`]: name, pwd, roles: [{ role: name, db: 'admin' }] });
  }
}

async function namesIn(client: Client, question: string, list: string, key: string): Promise<Set<string>> {
  const answer = await client.db('admin').command({ [question]: 1 });
  return new Set((answer[list] as Record<string, string>[]).map((each) => each[key]!));
}

function privilege({ db, collection, actions }: StoreRight) {
  return { resource: { db, collection }, actions: [...actions] };
}

/** Adds what is missing; the broker itself keeps out whoever is not named. */
async function applyBrokerRights(admin: Admin, rights: BrokerRights): Promise<void> {
  const acl = Object.entries(rights).flatMap(([name, all]) =>
    all.flatMap(({ on, name: resourceName, prefixed, may }) =>
      may.map((operation) => ({
        ...{ resourceType: on, resourceName, operation, principal: `User:${name}`, host: '*' },
        resourcePatternType: prefixed ? PREFIXED : LITERAL,
        permissionType: ALLOW,
      })),
    ),
  );
  await admin.createAcls({ acl });
}

export interface RightsTarget {
  /** Of an account that may make others. */
  readonly mongoUri: string;
  readonly kafkaBrokers: readonly string[];
  readonly kafkaAccount?:
    { readonly username: string; readonly password: string; readonly authority?: string } | undefined;
}

/** Sets both, and leaves passwords alone that are not given. */
export async function setRights(
  { mongoUri, kafkaBrokers, kafkaAccount }: RightsTarget,
  rights: { readonly store: StoreRights; readonly broker: BrokerRights },
  passwords: Readonly<Record<string, string>>,
): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(mongoUri);
  try {
    await applyStoreRights(client, rights.store, passwords);
  } finally {
    await client.close();
  }
  const kafka = new Kafka({
    brokers: [...kafkaBrokers],
    logLevel: logLevel.NOTHING,
    ...loginOf(kafkaAccount),
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    await applyBrokerRights(admin, rights.broker);
  } finally {
    await admin.disconnect();
  }
}

function loginOf(account: RightsTarget['kafkaAccount']): Pick<KafkaConfig, 'sasl' | 'ssl'> {
  if (!account) return {};
  const { username, password, authority } = account;
  return {
    sasl: { mechanism: 'plain', username, password },
    ssl: authority === undefined ? true : { ca: [authority] },
  };
}
