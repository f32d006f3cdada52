import { createHash, randomUUID } from 'node:crypto';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import type { EventLog, EventLogReader, EventLogWriter, OutgoingRecord } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { createProjector } from '@trienkhai/runtime/projector';
import type { Projection, Projector } from '@trienkhai/runtime/projector';
import { topicOf } from '@trienkhai/runtime/topics';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import type { BenchContext } from './measure.ts';

/** A namespace of its own with an empty topic and a projector that has not started. */
export interface Ground {
  readonly namespace: string;
  readonly topic: string;
  readonly log: EventLog;
  readonly reader: EventLogReader;
  readonly writer: EventLogWriter;
  readonly projector: Projector;
  close(): Promise<void>;
}

/** Keeps what every read model keeps: the newest value, and when it was said. */
const newest: Projection<{ value: unknown; recordedAt: string; events: number }> = {
  name: 'bench',
  contexts: ['study'],
  accepts: () => true,
  project: (view, event) => ({
    value: event.data,
    recordedAt: event.recordedAt,
    events: (view?.events ?? 0) + 1,
  }),
};

export async function openGround({ kafkaBrokers, mongoUri }: BenchContext): Promise<Ground> {
  const namespace = `bench${randomUUID().slice(0, 8)}`;
  const logger = createLogger('bench', 'silent');
  const log = kafkaEventLog({ brokers: kafkaBrokers, clientId: namespace, logger });
  const database = await openDatabase(mongoUri, `${namespace}-bench`);
  const topic = topicOf(namespace, 'study');
  await log.ensureTopics([topic]);
  const writer = log.writer();
  const reader = log.reader();
  const shared = { database, reader, namespace, logger };
  const options = { name: 'bench', version: 1, projections: [newest], graceMs: 0, pollMs: 200 };
  const projector = createProjector({ ...options, ...shared });
  return {
    namespace,
    topic,
    log,
    reader,
    writer,
    projector,
    async close() {
      await projector.stop();
      await writer.close();
      await log.close();
      await database.close();
      await dropNamespace({ namespace, kafkaBrokers, mongoUri });
    },
  };
}

/** Events of a stream, one commit each. */
export function streamRecords(streamId: string, events: number, key: string): OutgoingRecord[] {
  return Array.from({ length: events }, (_, at) =>
    commitRecords(
      {
        streamId,
        seq: at + 1,
        toVersion: at + 1,
        events: [
          { type: 'trienkhai.study.v1.Benched', data: { unitId: 'commune:25432:2025-07-01', people: at } },
        ],
        commandId: `${streamId}-${at}`,
        key,
        actor: 'recorder@commune:25432',
        unit: 'commune:25432:2025-07-01',
        recordedAt: new Date(Date.UTC(2025, 6, 1) + at),
        hash: createHash('sha256').update(`${streamId}@${at}`).digest('hex'),
      },
      'study',
    ),
  ).flat();
}
