import type { Collection } from '../document-store.ts';
import type { Commit } from '../commit-store.ts';
import { answered } from './availability.ts';

export interface CommitReads {
  stream(streamId: string, afterSeq?: number): Promise<readonly Commit[]>;
  byCommandId(commandId: string): Promise<Commit | undefined>;
  /** Whatever stands under one of these ids or commandIds, majority-committed. */
  standing(commits: readonly Commit[]): Promise<readonly Commit[]>;
  /** The same for one commit, after waiting until the majority confirms what the primary shows. */
  standingForSure(commit: Commit): Promise<readonly Commit[]>;
}

/** A read that takes longer than this is not going to be answered. */
const READ_LIMIT_MS = 1_500;

const MAJORITY = { readConcern: { level: 'majority' }, maxTimeMS: READ_LIMIT_MS } as const;
const LINEARIZABLE = { readConcern: { level: 'linearizable' }, maxTimeMS: READ_LIMIT_MS } as const;

export function commitReads(collection: Collection<Commit>): CommitReads {
  return {
    stream: (streamId, afterSeq = 0) =>
      answered(
        collection
          .find({ streamId, seq: { $gt: afterSeq } }, MAJORITY)
          .sort({ seq: 1 })
          .toArray(),
        READ_LIMIT_MS,
      ),
    byCommandId: async (commandId) =>
      (await answered(collection.findOne({ commandId }, MAJORITY), READ_LIMIT_MS)) ?? undefined,
    standing: (commits) => answered(collection.find(anyOf(commits), MAJORITY).toArray(), READ_LIMIT_MS),
    standingForSure: async ({ _id, commandId }) => {
      // Linearizable holds for a single document found by a unique key only.
      const read = (filter: object) => collection.find(filter, LINEARIZABLE).limit(1).toArray();
      const found = await answered(Promise.all([read({ commandId }), read({ _id })]), READ_LIMIT_MS);
      return found.flat();
    },
  };
}

function anyOf(commits: readonly Commit[]) {
  return {
    $or: [
      { _id: { $in: commits.map((commit) => commit._id) } },
      { commandId: { $in: commits.map((commit) => commit.commandId) } },
    ],
  };
}
