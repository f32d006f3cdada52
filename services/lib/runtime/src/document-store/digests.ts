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
  heads(number: number): AsyncIterable<Head>;
  /** For the heads that the digest of this number changes, before it is stored itself. */
  changes(number: number): Promise<HeadChanges>;
  /** Stores a digest after its heads. */
  add(digest: Digest): Promise<void>;
}

export interface HeadChanges {
  /** Without a hash: the stream is gone. */
  note(head: Head): Promise<void>;
  /** Resolves once all are stored. */
  end(): Promise<void>;
}

/** Database of what control bodies check by. */
export const EVIDENCE = 'evidence';

type KeptDigest = Omit<Digest, 'statement'> & { readonly _id: number };
/** Without a hash: the stream is gone. */
type KeptHead = Head & { readonly _id: string; readonly number: number };

/** Heads that are in memory at a time. */
const BATCH = 1_000;

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
    changes: (number) => changesOf(heads, number),
    add: async ({ statement, ...digest }) => {
      await digests.insertOne({ _id: statement.number, ...digest });
    },
  };
}

async function changesOf(heads: Collection<KeptHead>, number: number): Promise<HeadChanges> {
  // Here, since those who read may not.
  await heads.createIndex({ streamId: 1, number: 1 });
  // What an attempt left behind that did not come to its end.
  await heads.deleteMany({ number: { $gte: number } });
  let batch: KeptHead[] = [];
  const end = async () => {
    if (batch.length > 0) await heads.insertMany(batch);
    batch = [];
  };
  return {
    async note(head) {
      batch.push({ _id: `${head.streamId}#${number}`, number, ...head });
      if (batch.length >= BATCH) await end();
    },
    end,
  };
}

function digestOf({ _id, ...digest }: KeptDigest): Digest {
  return { statement: JSON.parse(digest.text) as Statement, ...digest };
}

/** The store orders texts by their bytes, as the leaves are ordered. */
async function* headsAt(heads: Collection<KeptHead>, number: number): AsyncIterable<Head> {
  let newest: Head | undefined;
  const asked = heads.find({ number: { $lte: number } }, { batchSize: BATCH });
  for await (const { streamId, version, hash } of asked.sort({ streamId: 1, number: 1 })) {
    if (newest && newest.streamId !== streamId && newest.hash !== '') yield newest;
    newest = { streamId, version, hash };
  }
  if (newest && newest.hash !== '') yield newest;
}
