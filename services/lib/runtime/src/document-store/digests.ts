import type { Digest, Head, Statement } from '../digest.ts';
import type { Collection, Database } from '../document-store.ts';

/** Signed digests with their heads. Of each digest only what it changed is stored: heads add up. */
export interface DigestStore {
  /** Newest first, below `before`. */
  list(first: number, before?: number): Promise<readonly Digest[]>;
  count(): Promise<number>;
  /** Without a number the newest. */
  get(number?: number): Promise<Digest | undefined>;
  /** The heads for which a digest stands, in the order of its leaves. */
  heads(number: number): Promise<readonly Head[]>;
  /** Stores a digest after its heads; `gone` are streams that it no longer has. */
  add(digest: Digest, changed: readonly Head[], gone: readonly string[]): Promise<void>;
}

/** Database of what control bodies check by. */
export const EVIDENCE = 'evidence';

type KeptDigest = Omit<Digest, 'statement'> & { readonly _id: number };
/** Without a hash: the stream is gone. */
type KeptHead = Head & { readonly _id: string; readonly number: number };

const BATCH = 10_000;

export async function openDigests({ db }: Database): Promise<DigestStore> {
  const digests = db.collection<KeptDigest>('digests', { writeConcern: { w: 'majority' } });
  const heads = db.collection<KeptHead>('digest-heads', { writeConcern: { w: 'majority' } });
  return {
    list: async (first, before = Number.MAX_SAFE_INTEGER) => {
      const found = digests.find({ _id: { $lt: before } }).sort({ _id: -1 });
      return (await found.limit(first).toArray()).map(digestOf);
    },
    count: () => digests.countDocuments(),
    get: async (number) => {
      const found = await digests.findOne(number === undefined ? {} : { _id: number }, { sort: { _id: -1 } });
      return found ? digestOf(found) : undefined;
    },
    heads: (number) => headsAt(heads, number),
    add: async ({ statement, ...digest }, changed, gone) => {
      const { number } = statement;
      // Here, since those who read may not.
      await heads.createIndex({ streamId: 1, number: 1 });
      // What an attempt left behind that did not come to its end.
      await heads.deleteMany({ number: { $gte: number } });
      const all = [...changed, ...gone.map((streamId) => ({ streamId, version: 0, hash: '' }))];
      for (let at = 0; at < all.length; at += BATCH) {
        const batch = all.slice(at, at + BATCH);
        await heads.insertMany(batch.map((head) => ({ _id: `${head.streamId}#${number}`, number, ...head })));
      }
      await digests.insertOne({ _id: number, ...digest });
    },
  };
}

function digestOf({ _id, ...digest }: KeptDigest): Digest {
  return { statement: JSON.parse(digest.text) as Statement, ...digest };
}

/** The store orders texts by their bytes, as the leaves are ordered. */
async function headsAt(heads: Collection<KeptHead>, number: number): Promise<Head[]> {
  const found: Head[] = [];
  const stored = heads.find({ number: { $lte: number } }).sort({ streamId: 1, number: 1 });
  for await (const { streamId, version, hash } of stored) {
    if (found.at(-1)?.streamId === streamId) found.pop();
    found.push({ streamId, version, hash });
  }
  return found.filter(({ hash }) => hash !== '');
}
