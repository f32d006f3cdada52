import type { mongo } from 'mongoose';
import type { TopicPartition } from '../event-log.ts';
import type { Entry, ParkedRecord, ProjectedDocument } from './model.ts';
import { checkpointId, stampId } from './store.ts';
import type { Checkpoint, GenerationStore, StateDocument } from './store.ts';

/** Everything that one transaction stores about one partition. */
export interface PartitionCommit {
  /** As it was when the fold began; the commit happens only while it is still so. */
  readonly checkpoint: Checkpoint;
  readonly next: number;
  readonly lastId: string | null;
  readonly documents: ReadonlyMap<string, Iterable<ProjectedDocument>>;
  readonly parked: readonly ParkedRecord[];
  readonly released: readonly string[];
  readonly keys: Iterable<string>;
}

class CheckpointMoved extends Error {}

const TRANSACTION = {
  readConcern: { level: 'local' },
  writeConcern: { w: 'majority', journal: true },
  maxCommitTimeMS: 10_000,
} as const;

/**
 * Stores documents, parked records, stamps and checkpoints in one transaction. False: another instance, or
 * a release, has moved one of the checkpoints, and nothing was stored. A transaction that is repeated
 * after a transient error may write what was folded before, because the compare-and-set proves that no
 * document of these partitions has changed since.
 */
export async function commitPartitions(
  store: GenerationStore,
  commits: readonly PartitionCommit[],
): Promise<boolean> {
  const state = commits.flatMap(stateWrites);
  const documents = groupDocuments(commits);
  const entries = groupEntries(commits);
  const parked = commits.flatMap(parkedWrites);
  const session = store.client.startSession();
  const options = { session, ordered: false, ignoreUndefined: true };
  try {
    await session.withTransaction(async () => {
      // First, so that a lost race costs nothing more.
      const { matchedCount, upsertedCount } = await store.state.bulkWrite(state, options);
      if (matchedCount + upsertedCount < state.length) throw new CheckpointMoved();
      for (const [projection, writes] of documents) {
        await store.documents(projection).bulkWrite(writes, options);
      }
      for (const [projection, writes] of entries) {
        await store.entries(projection).bulkWrite(writes, options);
      }
      if (parked.length > 0) await store.parked.bulkWrite(parked, { ...options, ordered: true });
    }, TRANSACTION);
    return true;
  } catch (error) {
    if (error instanceof CheckpointMoved) return false;
    throw error;
  } finally {
    await session.endSession();
  }
}

type Write<Document extends mongo.Document> = mongo.AnyBulkWriteOperation<Document>;

function stateWrites({ checkpoint, next, lastId, keys }: PartitionCommit): Write<StateDocument>[] {
  const rev = checkpoint.rev + 1;
  const moved: Write<StateDocument> = {
    updateOne: {
      filter: { _id: checkpointId(checkpoint), rev: checkpoint.rev },
      update: { $set: { next, lastId, rev } },
    },
  };
  return [moved, ...[...keys].map((key) => stampWrite(checkpoint, key, rev))];
}

function stampWrite({ topic, partition }: TopicPartition, key: string, rev: number): Write<StateDocument> {
  return {
    updateOne: {
      filter: { _id: stampId({ topic, partition }, key) },
      update: { $set: { rev }, $setOnInsert: { kind: 'stamp', key, topic, partition } },
      upsert: true,
    },
  };
}

function groupDocuments(commits: readonly PartitionCommit[]): Map<string, Write<ProjectedDocument>[]> {
  const byProjection = new Map<string, Write<ProjectedDocument>[]>();
  for (const { checkpoint, documents } of commits) {
    const rev = checkpoint.rev + 1;
    for (const [projection, changed] of documents) {
      const writes = byProjection.get(projection) ?? [];
      for (const document of changed) writes.push(replace(document, rev));
      if (writes.length > 0) byProjection.set(projection, writes);
    }
  }
  return byProjection;
}

function replace(
  { entries: _entries, ...document }: ProjectedDocument,
  rev: number,
): Write<ProjectedDocument> {
  const replacement = { ...document, at: { ...document.at, rev } };
  return { replaceOne: { filter: { _id: document._id }, replacement, upsert: true } };
}

function groupEntries(commits: readonly PartitionCommit[]): Map<string, Write<Entry>[]> {
  const byProjection = new Map<string, Write<Entry>[]>();
  for (const [projection, changed] of commits.flatMap(({ documents }) => [...documents])) {
    const writes = byProjection.get(projection) ?? [];
    for (const { entries = [] } of changed) {
      for (const entry of entries) {
        writes.push({ replaceOne: { filter: { _id: entry._id }, replacement: entry, upsert: true } });
      }
    }
    if (writes.length > 0) byProjection.set(projection, writes);
  }
  return byProjection;
}

function parkedWrites({ parked, released }: PartitionCommit): Write<ParkedRecord>[] {
  return [
    ...parked.map((one) => ({
      replaceOne: { filter: { _id: one._id }, replacement: one, upsert: true },
    })),
    ...released.map((_id) => ({ deleteOne: { filter: { _id } } })),
  ];
}
