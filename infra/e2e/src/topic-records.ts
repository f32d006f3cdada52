import { kafkaEventLog, type LogRecord } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';

/** Every record of a topic from offset 0 of each partition to where they end now. */
export async function topicRecords(brokers: readonly string[], topic: string): Promise<readonly LogRecord[]> {
  const log = kafkaEventLog({ brokers, clientId: 'e2e', logger: createLogger('e2e', 'silent') });
  try {
    const reader = log.reader();
    const ends = await reader.ends(topic);
    let missing = ends.reduce((sum, end) => sum + end, 0n);
    const records: LogRecord[] = [];
    await new Promise<void>((resolve) => {
      if (missing === 0n) resolve();
      reader.readFrom({
        topics: [topic],
        batch: async (batch) => {
          const known = batch.records.filter(({ offset }) => offset < ends[batch.partition]!);
          records.push(...known);
          if ((missing -= BigInt(known.length)) === 0n) resolve();
        },
      });
    });
    return records;
  } finally {
    await log.close();
  }
}
