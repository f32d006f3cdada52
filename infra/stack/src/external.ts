import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { StackError } from './steps.ts';

export async function checkExternal(brokers: string[], uri: string): Promise<void> {
  const outcomes = await Promise.allSettled([reachKafka(brokers), reachMongo(uri)]);
  const problems = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [String(outcome.reason)] : [],
  );
  if (problems.length > 0) throw new StackError(problems.join('\n'));
}

async function reachKafka(brokers: string[]): Promise<void> {
  const admin = new Kafka({
    brokers,
    clientId: 'trienkhai-stack',
    logLevel: logLevel.NOTHING,
    connectionTimeout: 3_000,
    retry: { retries: 2 },
  }).admin();
  try {
    await admin.connect();
    await admin.describeCluster();
  } catch (error) {
    throw new StackError(`no Kafka answers at KAFKA_BROKERS=${brokers.join(',')}: ${reason(error)}`);
  } finally {
    await admin.disconnect().catch(() => {});
  }
}

async function reachMongo(uri: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    if (!hello.setName) throw new Error('it is not a replica set, which transactions need');
  } catch (error) {
    throw new StackError(`the MongoDB of MONGODB_URI cannot be used: ${reason(error)}`);
  } finally {
    await client.close();
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
