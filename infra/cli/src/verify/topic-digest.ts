import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { canonicalJson } from '@trienkhai/runtime/canonical-json';
import { readRecord } from '@trienkhai/runtime/cloud-events';
import type { EventLogReader, LogRecord } from '@trienkhai/runtime/event-log';
import { createHash } from 'node:crypto';
import type { Report } from './finding.ts';

/** First occurrences of one stream on the topic: how many, and a digest over all of them in order. */
export interface StreamOnTopic {
  readonly version: number;
  readonly digest: string;
}

export interface TopicDigest {
  readonly streams: ReadonlyMap<string, StreamOnTopic>;
  /** Offset to go on from, by partition. */
  readonly next: readonly bigint[];
  readonly records: number;
}

const EMPTY: StreamOnTopic = { version: 0, digest: '' };

/** Extends a stream's digest by one event. */
export function extend(
  stream: StreamOnTopic,
  event: Pick<RecordedEvent, 'type' | 'data' | 'commitHash'>,
): StreamOnTopic {
  const digest = createHash('sha256')
    .update(stream.digest)
    .update(`${event.type}\n${event.commitHash}\n`)
    .update(canonicalJson(event.data))
    .digest('hex');
  return { version: stream.version + 1, digest };
}

/** Reads a topic up to the ends it has now, keeping one digest per stream. */
export async function digestTopic(
  reader: EventLogReader,
  topic: string,
  context: string,
  report: Report,
  since?: TopicDigest,
): Promise<TopicDigest> {
  const ends = await reader.ends(topic);
  const next = since ? [...since.next] : ends.map(() => 0n);
  const streams = new Map(since?.streams);
  let records = since?.records ?? 0;
  if (ends.every((end, partition) => (next[partition] ?? 0n) >= end)) return { streams, next, records };
  const read = Promise.withResolvers<void>();
  const subscription = reader.readFrom({
    topics: [topic],
    from: ({ partition }) => next[partition] ?? 0n,
    batch: async (batch) => {
      for (const record of batch.records) {
        if (record.offset >= (ends[batch.partition] ?? 0n)) break;
        records += 1;
        take(record, context, streams, report);
        next[batch.partition] = record.offset + 1n;
      }
      if (ends.every((end, partition) => (next[partition] ?? 0n) >= end)) read.resolve();
    },
  });
  await read.promise;
  await subscription.stop();
  return { streams, next, records };
}

function take(record: LogRecord, context: string, streams: Map<string, StreamOnTopic>, report: Report): void {
  const read = readRecord(record);
  if (!read.ok) {
    const at = `${record.topic}/${record.partition}/${record.offset}`;
    report({
      where: 'topic',
      context,
      streamId: record.key ?? '',
      problem: 'UNREADABLE',
      detail: `${at}: ${read.reason}`,
    });
    return;
  }
  const { event } = read;
  const stream = streams.get(event.streamId) ?? EMPTY;
  if (event.version <= stream.version) return;
  if (event.version > stream.version + 1) {
    const detail = `version ${event.version} follows ${stream.version}`;
    report({ where: 'topic', context, streamId: event.streamId, problem: 'GAP', detail });
  }
  streams.set(event.streamId, { ...extend(stream, event), version: event.version });
}
