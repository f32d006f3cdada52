import type { Batch, IHeaders, KafkaMessage } from 'kafkajs';
import type { LogBatch, LogRecord } from '../event-log.ts';

export function toLogBatch(batch: Batch): LogBatch {
  const { topic, partition } = batch;
  const records = batch.messages.map((message) => toLogRecord(topic, partition, message));
  // Not in kafkajs' types: the offset that was asked for, also where the log has a hole there.
  const { fetchedOffset } = batch as unknown as { readonly fetchedOffset: string };
  return { topic, partition, records, from: BigInt(fetchedOffset), end: BigInt(batch.highWatermark) };
}

function toLogRecord(topic: string, partition: number, message: KafkaMessage): LogRecord {
  return {
    topic,
    partition,
    offset: BigInt(message.offset),
    key: message.key?.toString() ?? null,
    headers: toHeaders(message.headers),
    value: message.value?.toString() ?? null,
  };
}

/** Headers as text; of one that is repeated, the last counts. */
function toHeaders(headers: IHeaders | undefined): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    const last = Array.isArray(value) ? value[value.length - 1] : value;
    if (last !== undefined) texts[name] = last.toString();
  }
  return texts;
}
