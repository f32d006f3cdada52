import type { Collection } from '../document-store.ts';
import type { Commit } from '../commit-store.ts';

/** Commits not yet on the topic, in the order in which the relay takes them. */
export const OUTBOX_INDEX = 'unpublished';

export async function ensureCommitIndexes(collection: Collection<Commit>): Promise<void> {
  await collection.createIndexes([
    { key: { commandId: 1 }, name: 'commandId_1', unique: true },
    {
      // Holds all that a backlog question asks for: it never reads a document.
      key: { published: 1, streamId: 1, seq: 1, recordedAt: 1 },
      name: OUTBOX_INDEX,
      partialFilterExpression: { published: false },
    },
  ]);
}
