import type { Commit } from '../commit-store.ts';
import type { Head } from '../digest.ts';
import type { Collection } from '../document-store.ts';

/** The newest commit of every stream of a store, in no order; what is recorded meanwhile may be among them. */
export async function readHeads(commits: Collection<Commit>): Promise<Head[]> {
  const newest = { $top: { sortBy: { seq: -1 }, output: { version: '$toVersion', hash: '$hash' } } };
  const found = commits.aggregate<{ _id: string; newest: Omit<Head, 'streamId'> }>(
    [{ $group: { _id: '$streamId', newest } }],
    { readConcern: { level: 'majority' }, allowDiskUse: true },
  );
  const heads: Head[] = [];
  for await (const { _id: streamId, newest: head } of found) heads.push({ streamId, ...head });
  return heads;
}
