import type { Collection } from '../document-store.ts';
import type { Commit } from '../commit-store.ts';
import { commitId } from '../ids.ts';
import { answered } from './availability.ts';

export interface CommitReads {
  /** Ascending by `seq`. */
  stream(streamId: string, afterSeq?: number): Promise<readonly Commit[]>;
  /** Every commit, stream by stream, each ascending by `seq`. */
  all(): AsyncIterable<Commit>;
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

/** How many commits past the one known are asked for at once. */
const TAIL_STEP = 32;

/** Streams are found by their commits' ids alone: one index less to keep with every insert. */
export function commitReads(collection: Collection<Commit>): CommitReads {
  async function whole(streamId: string): Promise<Commit[]> {
    const ids = { $gte: `${streamId}@`, $lt: `${streamId}A` };
    return bySeq(await collection.find({ _id: ids }, MAJORITY).toArray());
  }

  /** There are no holes in a stream: what comes next can be named. */
  async function tail(streamId: string, afterSeq: number): Promise<Commit[]> {
    const ids = Array.from({ length: TAIL_STEP }, (_, i) => commitId(streamId, afterSeq + 1 + i));
    const found = bySeq(await collection.find({ _id: { $in: ids } }, MAJORITY).toArray());
    if (found.length < TAIL_STEP) return found;
    return found.concat(await tail(streamId, afterSeq + TAIL_STEP));
  }

  return {
    stream: (streamId, afterSeq = 0) =>
      answered(afterSeq === 0 ? whole(streamId) : tail(streamId, afterSeq), READ_LIMIT_MS),
    all: () => streamByStream(collection.find({}, { readConcern: { level: 'majority' } }).sort({ _id: 1 })),
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

/** Ids of one stream follow each other, but as texts: 1, 10, 2. */
async function* streamByStream(commits: AsyncIterable<Commit>): AsyncIterable<Commit> {
  let stream: Commit[] = [];
  for await (const commit of commits) {
    if (stream[0] && stream[0].streamId !== commit.streamId) {
      yield* bySeq(stream);
      stream = [];
    }
    stream.push(commit);
  }
  yield* bySeq(stream);
}

function bySeq(commits: Commit[]): Commit[] {
  return commits.sort((a, b) => a.seq - b.seq);
}

function anyOf(commits: readonly Commit[]) {
  return {
    $or: [
      { _id: { $in: commits.map((commit) => commit._id) } },
      { commandId: { $in: commits.map((commit) => commit.commandId) } },
    ],
  };
}
