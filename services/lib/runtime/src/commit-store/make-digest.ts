import { COMMITS, type Commit } from '../commit-store.ts';
import { signDigest, summing, type Digest, type Head, type Sum } from '../digest.ts';
import { inOneOrder, inStep, type Step } from '../digest/in-step.ts';
import type { SigningKey } from '../digest/signing-key.ts';
import { openDatabase, type Database } from '../document-store.ts';
import { EVIDENCE, openDigests, type DigestStore } from '../document-store/digests.ts';
import { takeLease } from '../document-store/lease.ts';
import { CONTEXTS } from '../topics.ts';
import { readHeads } from './heads.ts';

export interface DigestMaker {
  readonly mongoUri: string;
  readonly namespace: string;
  readonly key: SigningKey;
  /** Differs between two that make digests. */
  readonly owner: string;
  readonly clock?: () => Date;
}

/** Long enough for the heads of many millions of streams. */
const LEASE_MS = 600_000;

/** Reads the newest commit of every stream, signs for all of them and stores it. Undefined: another one is at it. */
export async function makeDigest(of: DigestMaker): Promise<Digest | undefined> {
  const evidence = await openDatabase(of.mongoUri, `${of.namespace}-${EVIDENCE}`);
  try {
    const lease = await takeLease(evidence, { name: 'digest', owner: of.owner, ttlMs: LEASE_MS });
    if (!lease) return undefined;
    try {
      return await makeNext(evidence, of);
    } finally {
      await lease.release();
    }
  } finally {
    await evidence.close();
  }
}

async function makeNext(evidence: Database, of: DigestMaker): Promise<Digest> {
  const { namespace, key, clock = () => new Date() } = of;
  const store = await openDigests(evidence);
  const before = await store.get();
  const at = clock().toISOString();
  const number = (before?.statement.number ?? 0) + 1;
  const last = store.heads(before?.statement.number ?? 0);
  const { summed, lost } = await withHeads(of, (heads) => keepChanges(store, number, inStep(last, heads)));
  const digest = signDigest(summed, { system: namespace, number, at, lost, before }, key);
  await store.add(digest);
  return digest;
}

/** Reads the heads of all stores as one list; memory holds none of them for long. */
async function withHeads<Answer>(
  { mongoUri, namespace }: DigestMaker,
  work: (heads: AsyncIterable<Head>) => Promise<Answer>,
): Promise<Answer> {
  const opened = new AsyncDisposableStack();
  try {
    const lists: AsyncIterable<Head>[] = [];
    for (const context of CONTEXTS) {
      const database = await openDatabase(mongoUri, `${namespace}-${context}`);
      opened.defer(() => database.close());
      lists.push(readHeads(database.db.collection<Commit>(COMMITS)));
    }
    return await work(inOneOrder(lists));
  } finally {
    await opened.disposeAsync();
  }
}

/** Stores what is another head than the one before, and adds up all of them. */
async function keepChanges(
  store: DigestStore,
  number: number,
  steps: AsyncIterable<Step>,
): Promise<{ readonly summed: Sum; readonly lost: number }> {
  const changes = await store.changes(number);
  const heads = summing();
  let lost = 0;
  for await (const { last, now } of steps) {
    if (now) heads.add(now);
    if (now && now.hash === last?.hash) continue;
    if (last && (now?.version ?? 0) < last.version) lost += 1;
    await changes.note(now ?? { streamId: last!.streamId, version: 0, hash: '' });
  }
  await changes.end();
  return { summed: heads.sum(), lost };
}
