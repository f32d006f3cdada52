import type { Database } from '../document-store.ts';
import type { Logger } from '../logger.ts';
import type { BlockedStream } from './blocked.ts';

interface StatusDocument {
  readonly _id: 'relay';
  readonly blocked: readonly BlockedStream[];
}

export interface RelayStatus {
  publish(blocked: readonly BlockedStream[]): void;
  blocked(): Promise<readonly string[]>;
}

/** The owner's list of blocked streams, where every instance can read it. */
export function relayStatus(database: Database, logger: Logger): RelayStatus {
  const collection = database.db.collection<StatusDocument>('relayStatus');
  return {
    publish(blocked) {
      collection
        .replaceOne({ _id: 'relay' }, { blocked }, { upsert: true })
        .catch((error: unknown) => logger.warn({ err: error }, 'blocked streams could not be noted'));
    },
    async blocked() {
      const found = await collection.findOne({ _id: 'relay' });
      return found?.blocked.map(({ streamId }) => streamId) ?? [];
    },
  };
}
