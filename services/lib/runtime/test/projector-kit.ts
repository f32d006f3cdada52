import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { openDatabase } from '@trienkhai/runtime/document-store';
import type { Database } from '@trienkhai/runtime/document-store';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import type { EventLog, EventLogWriter, OutgoingRecord } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { createProjector } from '@trienkhai/runtime/projector';
import type { Projection, Projector, ProjectorOptions } from '@trienkhai/runtime/projector';
import { dropNamespace } from '@trienkhai/testkit/namespace';

/** A namespace of its own on the real broker and store, and projectors that act as separate instances. */
export interface ProjectorKit {
  readonly namespace: string;
  readonly topic: string;
  readonly database: Database;
  readonly log: EventLog;
  readonly logger: Logger;
  append(records: readonly OutgoingRecord[]): Promise<void>;
  start(options?: Partial<ProjectorOptions>): Promise<Projector>;
  close(): Promise<void>;
}

export interface Sum {
  readonly sum: number;
  readonly last: number;
}

/** Adds up the numbers of `s:<group>:<n>` streams; refuses the number 666. */
export const sums: Projection<Sum> = {
  name: 'sums',
  contexts: ['study'],
  accepts: ({ streamId }) => streamId.startsWith('s:'),
  project(view, event) {
    const value = Number(event.data['value']);
    if (value === 666) throw new Error('666 does not fold');
    return { sum: (view?.sum ?? 0) + value, last: event.version };
  },
  lookup: (view) => ({ odd: view.sum % 2 === 1 }),
  indexes: [{ 'ix.odd': 1 }],
  topics: (view) => [`last:${view.last}`],
};

export async function openProjectorKit(): Promise<ProjectorKit> {
  const namespace = `r${randomUUID().slice(0, 8)}`;
  const brokers = [process.env['KAFKA_BROKERS'] ?? '127.0.0.1:19092'];
  const mongoUri = process.env['MONGODB_URI'] ?? 'mongodb://127.0.0.1:27117/?replicaSet=rs0';
  const logger = createLogger('test', process.env['LOG_LEVEL'] ?? 'silent');
  const log = kafkaEventLog({ brokers, clientId: namespace, logger });
  const topic = `${namespace}.study.v1`;
  await log.ensureTopics([topic]);
  const database = await openDatabase(mongoUri, `${namespace}-read`);
  const writer: EventLogWriter = log.writer();
  const projectors: Projector[] = [];
  return {
    namespace,
    topic,
    database,
    log,
    logger,
    append: (records) => writer.append(topic, records),
    async start(options = {}) {
      const reader = log.reader();
      const defaults = { name: 'reads', version: 1, projections: [sums], pollMs: 100 };
      const projector = createProjector({ ...defaults, database, reader, namespace, logger, ...options });
      projectors.push(projector);
      await projector.start();
      return projector;
    },
    async close() {
      await Promise.all(projectors.map((projector) => projector.stop()));
      await writer.close();
      await log.close();
      await database.close();
      await dropNamespace({ namespace, kafkaBrokers: brokers, mongoUri });
    },
  };
}

/** Documents as they are stored, without their place on the log, in stream order. */
export async function storedDocuments(projector: Projector): Promise<string> {
  const all = await projector.collection('sums').find().sort({ _id: 1 }).toArray();
  return all.map(({ at: _at, ...document }) => JSON.stringify(document)).join('\n');
}
