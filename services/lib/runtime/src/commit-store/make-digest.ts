import { COMMITS, type Commit } from '../commit-store.ts';
import { inLeafOrder, signDigest, type Digest, type Head } from '../digest.ts';
import type { SigningKey } from '../digest/signing-key.ts';
import { openDatabase, type Database } from '../document-store.ts';
import { EVIDENCE, openDigests } from '../document-store/digests.ts';
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
  const { mongoUri, namespace, key, clock = () => new Date() } = of;
  const store = await openDigests(evidence);
  const before = await store.get();
  const at = clock().toISOString();
  const heads = inLeafOrder(await allHeads(mongoUri, namespace));
  const last = before ? await store.heads(before.statement.number) : [];
  const { changed, gone, lost } = compareHeads(last, heads);
  const number = (before?.statement.number ?? 0) + 1;
  const digest = signDigest(heads, { system: namespace, number, at, lost, before }, key);
  await store.add(digest, changed, gone);
  return digest;
}

async function allHeads(mongoUri: string, namespace: string): Promise<Head[]> {
  const found = await Promise.all(
    CONTEXTS.map(async (context) => {
      const database = await openDatabase(mongoUri, `${namespace}-${context}`);
      try {
        return await readHeads(database.db.collection<Commit>(COMMITS));
      } finally {
        await database.close();
      }
    }),
  );
  return found.flat();
}

function compareHeads(last: readonly Head[], heads: readonly Head[]) {
  const before = new Map(last.map((head) => [head.streamId, head]));
  const changed = heads.filter(({ streamId, hash }) => before.get(streamId)?.hash !== hash);
  const shorter = changed.filter(({ streamId, version }) => version < (before.get(streamId)?.version ?? 0));
  for (const { streamId } of heads) before.delete(streamId);
  const gone = [...before.keys()];
  return { changed, gone, lost: shorter.length + gone.length };
}
