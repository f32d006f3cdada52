import kafkajs, { type KafkaMessage } from 'kafkajs';
import { mongo } from 'mongoose';
import type { BenchContext } from './measure.ts';

export interface Bare {
  /** Resolves when so many more records have been upserted. */
  visible(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** What one would write without a projector: no checkpoint, no duplicates, no gaps, nothing parked. */
export async function startBare(context: BenchContext, namespace: string, topic: string): Promise<Bare> {
  const kafka = new kafkajs.Kafka({ brokers: [...context.kafkaBrokers], logLevel: kafkajs.logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `${namespace}.bare`, maxWaitTimeInMs: 250, minBytes: 1 });
  const client = await mongo.MongoClient.connect(context.mongoUri);
  const target = client
    .db(`${namespace}-bench`)
    .collection<{ _id: string }>('bare', { writeConcern: { w: 'majority', journal: true } });
  const waiting: { readonly for: number; readonly resolve: () => void }[] = [];
  let upserted = 0;
  let wanted = 0;
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      await target.bulkWrite(batch.messages.map(upsert), { ordered: false });
      upserted += batch.messages.length;
      while (waiting[0] && upserted >= waiting[0].for) waiting.shift()!.resolve();
    },
  });
  await joined;
  return {
    visible(count) {
      wanted += count;
      return new Promise((resolve) => waiting.push({ for: wanted, resolve }));
    },
    async stop() {
      await consumer.disconnect();
      await client.close();
    },
  };
}

function upsert(message: KafkaMessage): mongo.AnyBulkWriteOperation<{ _id: string }> {
  const header = (name: string): string => String(message.headers?.[name]);
  const replacement = {
    version: Number(header('ce_streamversion')),
    value: JSON.parse(String(message.value)),
    recordedAt: header('ce_time'),
  };
  return { replaceOne: { filter: { _id: header('ce_subject') }, replacement, upsert: true } };
}
