import type { Collection } from '../document-store.ts';
import type { Commit } from '../commit-store.ts';
import { coalesce } from '../coalesce.ts';
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
const READ_LIMIT_MS = 1_400;

const MAJORITY = { readConcern: { level: 'majority' }, maxTimeMS: READ_LIMIT_MS } as const;
const LINEARIZABLE = { readConcern: { level: 'linearizable' }, maxTimeMS: READ_LIMIT_MS } as const;

/** How many commits past the one known are asked for at first: few streams have gained more. */
const FIRST_STEP = 4;
/** And of a stream that has. */
const TAIL_STEP = 32;

/** Streams are found by their commits' ids alone: one index less to keep with every insert. */
export function commitReads(commits: Collection<Commit>): CommitReads {
  return {
    stream: (streamId, afterSeq = 0) =>
      afterSeq === 0 ? whole(commits, streamId) : tail(commits, streamId, afterSeq),
    all: () => streamByStream(commits.find({}, { readConcern: { level: 'majority' } }).sort({ _id: 1 })),
    byCommandId: async (commandId) =>
      (await answered(commits.findOne({ commandId }, MAJORITY), READ_LIMIT_MS)) ?? undefined,
    standing: (list) => answered(commits.find(anyOf(list), MAJORITY).toArray(), READ_LIMIT_MS),
    standingForSure: async ({ _id, commandId }) => {
      // Linearizable holds for a single document found by a unique key only.
      const read = (filter: object) => commits.find(filter, LINEARIZABLE).limit(1).toArray();
      const found = await answered(Promise.all([read({ commandId }), read({ _id })]), READ_LIMIT_MS);
      return found.flat();
    },
  };
}

/** May be large: the limit holds for each step of it. */
async function whole(commits: Collection<Commit>, streamId: string): Promise<Commit[]> {
  const ids = { $gte: `${streamId}@`, $lt: `${streamId}A` };
  const cursor = commits.find({ _id: ids }, { readConcern: { level: 'majority' } });
  const found: Commit[] = [];
  while (await answered(cursor.hasNext(), READ_LIMIT_MS)) found.push(...cursor.readBufferedDocuments());
  return bySeq(found);
}

/** There are no holes in a stream: what comes next can be named. */
async function tail(commits: Collection<Commit>, streamId: string, afterSeq: number): Promise<Commit[]> {
  const ids = Array.from({ length: TAIL_STEP }, (_, i) => commitId(streamId, afterSeq + 1 + i));
  const asked = commits.find({ _id: { $in: ids } }, MAJORITY).toArray();
  const found = bySeq(await answered(asked, READ_LIMIT_MS));
  if (found.length < TAIL_STEP) return found;
  return found.concat(await tail(commits, streamId, afterSeq + TAIL_STEP));
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
