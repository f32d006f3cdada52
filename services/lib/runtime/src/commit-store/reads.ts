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
const TAIL_STEP = 64;

/** Streams are found by their commits' ids alone: one index less to keep with every insert. */
export function commitReads(commits: Collection<Commit>): CommitReads {
  const firstAfter = coalesce((places: readonly Place[]) => followers(commits, places));
  const receipts = coalesce((commandIds: readonly string[]) => withCommandIds(commits, commandIds));
  return {
    async stream(streamId, afterSeq = 0) {
      const first = (await firstAfter(commitId(streamId, afterSeq))) ?? [];
      if (first.length < FIRST_STEP) return first;
      if (afterSeq === 0) return whole(commits, streamId);
      return [...first, ...(await tail(commits, streamId, afterSeq + FIRST_STEP))];
    },
    all: () => streamByStream(commits.find({}, { readConcern: { level: 'majority' } }).sort({ _id: 1 })),
    byCommandId: receipts,
    standing: (list) => answered(commits.find(anyOf(list), MAJORITY).toArray(), READ_LIMIT_MS),
    standingForSure: async ({ _id, commandId }) => {
      // Linearizable holds for a single document found by a unique key only.
      const read = (filter: object) => commits.find(filter, LINEARIZABLE).limit(1).toArray();
      const found = await answered(Promise.all([read({ commandId }), read({ _id })]), READ_LIMIT_MS);
      return found.flat();
    },
  };
}

/** The id of a commit after which somebody reads; seq 0: from the beginning. */
type Place = string;

/** There are no holes in a stream: what comes next can be named. */
function idsAfter(place: Place, count: number): string[] {
  const at = place.lastIndexOf('@');
  const seq = Number(place.slice(at + 1));
  return Array.from({ length: count }, (_, i) => commitId(place.slice(0, at), seq + 1 + i));
}

async function followers(
  commits: Collection<Commit>,
  places: readonly Place[],
): Promise<ReadonlyMap<Place, readonly Commit[]>> {
  const ids = places.flatMap((place) => idsAfter(place, FIRST_STEP));
  const found = await answered(commits.find({ _id: { $in: ids } }, MAJORITY).toArray(), READ_LIMIT_MS);
  const byId = new Map(found.map((commit) => [commit._id, commit]));
  const after = (place: Place) => idsAfter(place, FIRST_STEP).flatMap((id) => byId.get(id) ?? []);
  return new Map(places.map((place) => [place, after(place)]));
}

async function withCommandIds(
  commits: Collection<Commit>,
  commandIds: readonly string[],
): Promise<ReadonlyMap<string, Commit>> {
  const asked = commits.find({ commandId: { $in: [...commandIds] } }, MAJORITY).toArray();
  const found = await answered(asked, READ_LIMIT_MS);
  return new Map(found.map((commit) => [commit.commandId, commit]));
}

/** May be large: the limit holds for each step of it. */
async function whole(commits: Collection<Commit>, streamId: string): Promise<Commit[]> {
  const ids = { $gte: `${streamId}@`, $lt: `${streamId}A` };
  const cursor = commits.find({ _id: ids }, { readConcern: { level: 'majority' } });
  const found: Commit[] = [];
  while (await answered(cursor.hasNext(), READ_LIMIT_MS)) found.push(...cursor.readBufferedDocuments());
  return bySeq(found);
}

async function tail(commits: Collection<Commit>, streamId: string, afterSeq: number): Promise<Commit[]> {
  const ids = idsAfter(commitId(streamId, afterSeq), TAIL_STEP);
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
