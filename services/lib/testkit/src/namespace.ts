import kafkajs from 'kafkajs';
import mongoose from 'mongoose';

const { Kafka, logLevel } = kafkajs;
const { createConnection } = mongoose;

export interface NamespaceOptions {
  readonly kafkaBrokers: readonly string[];
  readonly mongoUri: string;
  readonly namespace: string;
}

/** Removes every topic and database that a test made under its own namespace. */
export async function dropNamespace({ kafkaBrokers, mongoUri, namespace }: NamespaceOptions): Promise<void> {
  if (namespace === 'trienkhai') throw new Error('this namespace is not a test run’s own');
  await Promise.all([dropTopics(kafkaBrokers, `${namespace}.`), dropDatabases(mongoUri, `${namespace}-`)]);
}

async function dropTopics(brokers: readonly string[], prefix: string): Promise<void> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}

async function dropDatabases(uri: string, prefix: string): Promise<void> {
  const connection = await createConnection(uri).asPromise();
  try {
    const { databases } = await connection.getClient().db('admin').admin().listDatabases({ nameOnly: true });
    const own = databases.filter(({ name }) => name.startsWith(prefix));
    await Promise.all(own.map(({ name }) => connection.getClient().db(name).dropDatabase()));
  } finally {
    await connection.close();
  }
}
