import { logLevel } from 'kafkajs';
import type { KafkaConfig, LogEntry } from 'kafkajs';
import type { Logger } from 'pino';
import type { KafkaAccount } from '../config/kafka-account.ts';
import type { EventLog, EventLogReader } from '../event-log.ts';
import { clientsOf } from './connections.ts';
import { kafkaAdmin } from './kafka-admin.ts';
import { kafkaReader } from './kafka-reader.ts';
import { kafkaWriter } from './kafka-writer.ts';
import { containIdleTimers } from './kafkajs-timers.ts';

export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly account?: KafkaAccount | undefined;
  readonly logger: Logger;
}

/** The event log on Apache Kafka. Connects on first use, so that it can be made while the broker is away. */
export function kafkaEventLog({ brokers, clientId, account, logger }: KafkaOptions): EventLog {
  containIdleTimers();
  const kafka = clientsOf({
    clientId,
    brokers: [...brokers],
    ...(account && accountSettings(account)),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => report(logger, entry),
  });
  const admin = kafkaAdmin(kafka);
  const readers: EventLogReader[] = [];
  return {
    writer: () => kafkaWriter(kafka),
    reader() {
      const reader = kafkaReader({ kafka, admin, clientId, logger });
      readers.push(reader);
      return reader;
    },
    ensureTopics: (names) => admin.ensureTopics(names),
    async close() {
      await Promise.all(readers.map((reader) => reader.close()));
      await admin.close();
    },
  };
}

function accountSettings({ username, password, authority }: KafkaAccount): Pick<KafkaConfig, 'sasl' | 'ssl'> {
  const ssl = authority === undefined ? true : { ca: [authority] };
  return { sasl: { mechanism: 'plain', username, password }, ssl };
}

/** kafkajs logs every retry as an error; what matters is thrown, and logged by whoever handles it. */
function report(logger: Logger, { namespace, log }: LogEntry): void {
  const { message, timestamp: _timestamp, ...facts } = log;
  logger.debug({ kafkajs: namespace, ...facts }, message);
}
