import { Partitioners } from 'kafkajs';
import type { Producer } from 'kafkajs';
import type { EventLogWriter, OutgoingRecord } from '../event-log.ts';
import type { Clients } from './connections.ts';
import { letGo } from './let-go.ts';

const ALL_IN_SYNC_REPLICAS = -1;

export function kafkaWriter(kafka: Clients): EventLogWriter {
  let producer: Promise<Producer> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function send(topic: string, records: readonly OutgoingRecord[]): Promise<void> {
    if (closed) throw new Error('This writer is closed.');
    const mine = (producer ??= connect(kafka));
    try {
      await (await mine).send({ topic, acks: ALL_IN_SYNC_REPLICAS, messages: records.map(toMessage) });
    } catch (error) {
      // Its sequence numbers may no longer match the broker's: the next append starts a new one.
      producer = undefined;
      void letGo(mine);
      throw error;
    }
  }

  return {
    append(topic, records) {
      if (records.length === 0) return Promise.resolve();
      const sent = queue.then(() => send(topic, records));
      queue = sent.catch(() => undefined);
      return sent;
    },
    async close() {
      closed = true;
      const last = producer;
      producer = undefined;
      if (last) await letGo(last);
    },
  };
}

async function connect(kafka: Clients): Promise<Producer> {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    // murmur2 of the key, as the Java clients do.
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 5 },
  });
  try {
    await producer.connect();
    return producer;
  } catch (error) {
    await letGo(producer);
    throw error;
  }
}

function toMessage(record: OutgoingRecord): {
  key: string;
  value: string;
  headers: Record<string, string>;
} {
  return { key: record.key, value: record.value, headers: record.headers };
}
