import { readRecord } from '@trienkhai/runtime/cloud-events';
import type { LogRecord } from '@trienkhai/runtime/event-log';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import type { CliConfig } from '../config.ts';
import { withConnections } from '../connect.ts';
import type { Output } from '../output.ts';

export interface TailOptions {
  /** Every event ever recorded, not only those from now on. */
  readonly fromStart: boolean;
  readonly type?: string;
  /** Stop after so many events. */
  readonly limit?: number;
}

/** Prints events as they are published, until interrupted. */
export async function tailEvents(config: CliConfig, options: TailOptions, output: Output): Promise<void> {
  await withConnections(config, async ({ reader, topic }) => {
    const topics = CONTEXTS.map(topic);
    const ends = new Map(
      await Promise.all(topics.map(async (name) => [name, await reader.ends(name)] as const)),
    );
    let left = options.limit ?? Number.POSITIVE_INFINITY;
    const finished = Promise.withResolvers<void>();
    process.once('SIGINT', finished.resolve);
    const subscription = reader.readFrom({
      topics,
      from: (at) => (options.fromStart ? 0n : (ends.get(at.topic)?.[at.partition] ?? 0n)),
      batch: async ({ records }) => {
        for (const record of records) {
          if (left > 0 && print(record, options.type, output)) left -= 1;
        }
        if (left <= 0) finished.resolve();
      },
    });
    await finished.promise;
    process.off('SIGINT', finished.resolve);
    await subscription.stop();
  });
}

function print(record: LogRecord, type: string | undefined, output: Output): boolean {
  const read = readRecord(record);
  if (!read.ok) {
    const at = `${record.topic}/${record.partition}/${record.offset}`;
    output.finding({ at, unreadable: read.reason }, `${at}  unreadable: ${read.reason}`);
    return true;
  }
  const { event } = read;
  const name = event.type.slice(event.type.lastIndexOf('.') + 1);
  if (type && type !== name && type !== event.type) return false;
  output.result(event, `${event.recordedAt}  ${name.padEnd(24)} ${event.id}  ${event.actor}`);
  return true;
}
