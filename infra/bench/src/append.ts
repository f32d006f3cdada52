import { randomUUID } from 'node:crypto';
import { hashOf, NO_PREVIOUS_HASH } from '@trienkhai/runtime/commit-hash';
import { openCommitStore } from '@trienkhai/runtime/commit-store';
import type { Commit, CommitDraft } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { mongo } from 'mongoose';
import type { BenchContext, BenchRow } from './measure.ts';
import { compare, DEFAULT_ROUNDS, perSecond } from './measure.ts';

const WRITERS = [1, 16, 64, 256] as const;
/** Long enough for a round of some hundred milliseconds at least. */
const COMMITS: Readonly<Record<(typeof WRITERS)[number], number>> = {
  1: 150,
  16: 1_200,
  64: 3_000,
  256: 6_000,
};

/**
 * Commits per second through the commit store against bare `insertOne` of the same documents with the same
 * write concern, every writer waiting for its answer before the next, each commit on a stream of its own.
 */
export async function benchAppend(context: BenchContext): Promise<BenchRow[]> {
  const database = await openDatabase(context.mongoUri, `bench-append-${randomUUID().slice(0, 8)}`);
  const store = await openCommitStore(database);
  const client = await mongo.MongoClient.connect(context.mongoUri);
  const concern = { writeConcern: { w: 'majority', journal: true } } as const;
  const bare = client.db(database.db.databaseName).collection<Commit>('bare', concern);
  const rows: BenchRow[] = [];
  try {
    for (const writers of WRITERS) {
      const count = COMMITS[writers];
      const floor = async () => {
        const commits = drafts(count).map(asCommit);
        return perSecond(count, () => share(commits, writers, (commit) => bare.insertOne(commit)));
      };
      const ours = async () => {
        const commits = drafts(count);
        return perSecond(count, () => share(commits, writers, (draft) => store.append(draft)));
      };
      rows.push(
        await compare(`append, ${writers} writers`, { floor, ours }, context.rounds ?? DEFAULT_ROUNDS),
      );
    }
  } finally {
    await database.db.dropDatabase();
    await database.close();
    await client.close();
  }
  return rows;
}

/** `writers` loops that take the next item as soon as their last one is done. */
export async function share<T>(
  items: readonly T[],
  writers: number,
  write: (item: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const loop = async () => {
    while (next < items.length) await write(items[next++]!);
  };
  await Promise.all(Array.from({ length: writers }, loop));
}

export function drafts(count: number): CommitDraft[] {
  return Array.from({ length: count }, () => {
    const key = randomUUID();
    return {
      streamId: `session:${key}`,
      seq: 1,
      fromVersion: 0,
      events: [{ type: 'trienkhai.study.v1.SessionRecorded', data: session(key) }],
      commandId: randomUUID(),
      fingerprint: NO_PREVIOUS_HASH,
      key: `directive:${key}`,
      actor: 'recorder@district:872',
      unit: 'district:872:2021-11-01',
      recordedAt: new Date(),
      prevHash: NO_PREVIOUS_HASH,
    };
  });
}

/** A study session of ordinary size. */
function session(key: string) {
  return {
    kind: 'hội nghị học tập',
    directiveIds: [`directive:${key.slice(0, 20)}`],
    unitId: 'commune:30001:2021-11-01',
    heldOn: '2023-04-12',
    mode: 'MODE_IN_PERSON',
    people: [{ unit: 'HEADCOUNT_UNIT_LEARNER', value: 137, qualifier: 'QUALIFIER_EXACT' }],
    sites: [{ name: 'Hội trường Ủy ban nhân dân', count: 1 }],
  };
}

function asCommit(draft: CommitDraft): Commit {
  const commit = { _id: `${draft.streamId}@1`, ...draft, toVersion: 1, hash: '', published: false };
  return { ...commit, hash: hashOf(commit) };
}
