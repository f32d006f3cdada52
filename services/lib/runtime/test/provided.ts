import { randomUUID } from 'node:crypto';
import type { Database } from '../src/document-store.ts';
import { openDatabase } from '../src/document-store.ts';

/** The Kafka and MongoDB that the test run has provided. */
export const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
export const mongoUri = process.env['MONGODB_URI'] ?? '';

/** A database of its own for one test; `drop` removes it. */
export async function ownDatabase(purpose: string): Promise<Database & { drop(): Promise<void> }> {
  const database = await openDatabase(mongoUri, `${purpose}-${randomUUID().slice(0, 8)}`);
  return {
    ...database,
    async drop() {
      await database.db.dropDatabase();
      await database.close();
    },
  };
}
