import { commitRecords } from '@trienkhai/runtime/cloud-events';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase, type Collection, type Database } from '@trienkhai/runtime/document-store';
import { kafkaEventLog, type EventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { allTopics, CONTEXTS, topicOf, type ContextName } from '@trienkhai/runtime/topics';
import type { StackAddress } from './config.ts';

/** What a loaded office has recorded, kept for the other stories of the run that begin with the same. */
export interface KeptOffices {
  /** Puts what is kept under the first of these names that there is into the stores and on the topics of a new namespace. */
  restore(namespace: string, names: readonly string[]): Promise<void>;
  keep(namespace: string, name: string): Promise<void>;
  close(): Promise<void>;
}

interface Kept {
  readonly _id: string;
  /** False while it is copied. */
  readonly whole: boolean;
}

/** `run`: under what it is kept; the end of the test run drops that. Undefined: nothing is kept. */
export async function openKeptOffices(
  { mongoUri, kafkaBrokers }: StackAddress,
  run: string | undefined,
): Promise<KeptOffices> {
  if (run === undefined) return { restore: noop, keep: noop, close: noop };
  const database = await openDatabase(mongoUri, `${run}-kept`);
  const shelf = database.db.collection<Kept>('offices');
  const logger = createLogger('kept', 'silent');
  const log = kafkaEventLog({ brokers: kafkaBrokers, clientId: run, logger });
  return {
    async restore(namespace, names) {
      for (const name of names) {
        if (!(await shelf.findOne({ _id: name, whole: true }))) continue;
        await copy(database, `${run}-${name}`, namespace);
        await log.ensureTopics(allTopics(namespace));
        await Promise.all(CONTEXTS.map((context) => publish(database, log, namespace, context)));
        return;
      }
    },
    async keep(namespace, name) {
      if (!(await isFirst(shelf, name))) return;
      await copy(database, namespace, `${run}-${name}`);
      await shelf.updateOne({ _id: name }, { $set: { whole: true } });
    },
    async close() {
      await log.close();
      await database.close();
    },
  };
}

/** Of two stories that loaded the same at once, one keeps it. */
async function isFirst(shelf: Collection<Kept>, name: string): Promise<boolean> {
  const { upsertedCount } = await shelf.updateOne(
    { _id: name },
    { $setOnInsert: { whole: false } },
    { upsert: true },
  );
  return upsertedCount === 1;
}

/** The facts themselves and, last, which sets are loaded. */
async function copy({ db }: Database, from: string, to: string): Promise<void> {
  const stores = CONTEXTS.map((context) => [context, 'commits'] as const);
  for (const [service, coll] of [...stores, ['dev', 'loaded'] as const]) {
    const change = coll === 'commits' ? [{ $set: { published: true } }] : [];
    const out = { $out: { db: `${to}-${service}`, coll } };
    const source = db.client.db(`${from}-${service}`).collection(coll);
    await source.aggregate([...change, out]).toArray();
  }
}

/** A broker takes a megabyte at once. */
const RECORDS_PER_APPEND = 500;

/** What is stored, on its topic as the relay of its service would have put it there. */
async function publish(
  { db }: Database,
  log: EventLog,
  namespace: string,
  context: ContextName,
): Promise<void> {
  const commits = db.client.db(`${namespace}-${context}`).collection<Commit>('commits');
  const writer = log.writer();
  try {
    for await (const commit of commits.find().sort({ streamId: 1, seq: 1 })) {
      const records = commitRecords(commit, context);
      for (let from = 0; from < records.length; from += RECORDS_PER_APPEND) {
        const some = records.slice(from, from + RECORDS_PER_APPEND);
        await writer.append(topicOf(namespace, context), some);
      }
    }
  } finally {
    await writer.close();
  }
}

const noop = () => Promise.resolve();
