import { openDatabase, type Database } from '@trienkhai/runtime/document-store';
import { kafkaEventLog, type EventLogReader } from '@trienkhai/runtime/event-log';
import { createLogger, type Logger } from '@trienkhai/runtime/logger';
import { topicOf, type ContextName } from '@trienkhai/runtime/topics';
import type { CliConfig } from './config.ts';

export interface Connections {
  readonly logger: Logger;
  readonly reader: EventLogReader;
  database(name: string): Promise<Database>;
  topic(context: ContextName): string;
}

/** Opens store and event log for one verb and lets go of them after it. */
export async function withConnections<Answer>(
  config: CliConfig,
  run: (connections: Connections) => Promise<Answer>,
): Promise<Answer> {
  const logger = createLogger('trienkhai', 'error');
  const log = kafkaEventLog({
    ...{ brokers: config.kafkaBrokers, account: config.kafkaAccount },
    ...{ clientId: 'auditor-cli', logger },
  });
  const opened: Database[] = [];
  try {
    return await run({
      logger,
      reader: log.reader(),
      database: async (name) => {
        const database = await openDatabase(config.mongoUri, `${config.namespace}-${name}`);
        opened.push(database);
        return database;
      },
      topic: (context) => topicOf(config.namespace, context),
    });
  } finally {
    await log.close();
    await Promise.all(opened.map((database) => database.close()));
  }
}
