import type { Commit } from '../commit-store.ts';
import type { Head } from '../digest.ts';
import type { Collection } from '../document-store.ts';

/** The driver holds as many at a time. */
const BATCH = 1_000;

/** The newest commit of every stream of a store, in the order of leaves; what is recorded meanwhile may be among them. */
export async function* readHeads(commits: Collection<Commit>): AsyncIterable<Head> {
  const newest = { $top: { sortBy: { seq: -1 }, output: { version: '$toVersion', hash: '$hash' } } };
  const found = commits.aggregate<{ _id: string; newest: Omit<Head, 'streamId'> }>(
    // The store orders texts by their bytes, as the leaves are ordered.
    [{ $group: { _id: '$streamId', newest } }, { $sort: { _id: 1 } }],
    { readConcern: { level: 'majority' }, allowDiskUse: true, batchSize: BATCH },
  );
  for await (const { _id: streamId, newest: head } of found) yield { streamId, ...head };
}
