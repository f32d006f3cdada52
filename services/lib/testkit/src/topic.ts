import type { EventLog, LogRecord } from '@trienkhai/runtime/event-log';

/** All records of a topic up to now, in the order of each partition. */
export async function readTopic(log: EventLog, topic: string): Promise<LogRecord[]> {
  const reader = log.reader();
  const ends = await reader.ends(topic);
  const total = ends.reduce((sum, end) => sum + Number(end), 0);
  const records: LogRecord[] = [];
  if (total > 0) {
    await new Promise<void>((resolve) => {
      reader.readFrom({
        topics: [topic],
        batch: async (batch) => {
          records.push(...batch.records);
          if (records.length >= total) resolve();
        },
      });
    });
  }
  await reader.close();
  return records;
}

/** Of each stream the versions in the order in which they first appear. */
export function firstAppearances(records: readonly LogRecord[]): Map<string, number[]> {
  const streams = new Map<string, Set<number>>();
  for (const { headers } of records) {
    const stream = headers['ce_subject'] ?? '';
    const versions = streams.get(stream) ?? new Set();
    versions.add(Number(headers['ce_streamversion']));
    streams.set(stream, versions);
  }
  return new Map([...streams].map(([stream, versions]) => [stream, [...versions]]));
}
