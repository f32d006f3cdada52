import { createHash, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { growingTree, leafHash, pathOf, rootOfPath } from './digest/merkle.ts';
import type { PublicKey, SigningKey } from './digest/signing-key.ts';

/** The newest commit of a stream. */
export interface Head {
  readonly streamId: string;
  readonly version: number;
  readonly hash: string;
}

/** What is signed: one hash that stands for the head of every stream. */
export interface Statement {
  readonly format: 'trienkhai-digest/1';
  /** Namespace of the system. */
  readonly system: string;
  /** 1, 2, 3 … */
  readonly number: number;
  /** When reading the heads began, RFC 3339 UTC. */
  readonly at: string;
  readonly streams: number;
  /** Streams of the digest before that are shorter now, or gone. */
  readonly lost: number;
  /** Root of the Merkle tree over the heads, by stream id. */
  readonly root: string;
  /** SHA-256 of the statement before; absent in the first. */
  readonly previous?: string;
}

export interface Digest {
  readonly statement: Statement;
  /** The statement's RFC 8785 text, as it was signed. */
  readonly text: string;
  /** Ed25519, base64. */
  readonly signature: string;
  readonly publicKey: string;
  readonly fingerprint: string;
}

/** What is signed, with the heads for which it stands, as control bodies keep it. */
export interface DigestFile {
  readonly statement: string;
  readonly signature: string;
  /** Fingerprint of the key. */
  readonly key: string;
  readonly heads: readonly (readonly [streamId: string, version: number, hash: string])[];
}

/** Shows that a digest stands for one stream, without the other streams. */
export interface InclusionProof {
  readonly head: Head;
  readonly index: number;
  readonly path: readonly string[];
}

/** Order of the leaves: by the bytes of the stream's id, in UTF-8. */
export function compareLeaves(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** What a statement says of the heads for which it stands. */
export type Sum = Pick<Statement, 'streams' | 'root'>;

/** Adds up heads, which come in the order of the leaves, and keeps none of them. */
export function summing(): { add(head: Head): void; sum(): Sum } {
  const tree = growingTree();
  let streams = 0;
  return {
    add(head) {
      tree.add(leafOf(head));
      streams += 1;
    },
    sum: () => ({ streams, root: tree.root().toString('hex') }),
  };
}

/** `heads` in the order of the leaves. */
export function sumOf(heads: Iterable<Head>): Sum {
  const summed = summing();
  for (const head of heads) summed.add(head);
  return summed.sum();
}

export function signDigest(
  { streams, root }: Sum,
  about: Pick<Statement, 'system' | 'number' | 'at' | 'lost'> & { readonly before?: Digest | undefined },
  { secret, open }: SigningKey,
): Digest {
  const { before, ...rest } = about;
  const statement: Statement = {
    format: 'trienkhai-digest/1',
    ...rest,
    ...{ streams, root },
    ...(before ? { previous: createHash('sha256').update(before.text).digest('hex') } : {}),
  };
  const text = canonicalJson(statement);
  const signature = sign(null, Buffer.from(text), secret).toString('base64');
  return { statement, text, signature, publicKey: open.pem, fingerprint: open.fingerprint };
}

/** A digest as a file, a line for each head; `heads` in the order of the leaves. */
export async function* digestFile(
  { text, signature, fingerprint }: Digest,
  heads: AsyncIterable<Head>,
): AsyncIterable<string> {
  yield `${JSON.stringify({ statement: text, signature, key: fingerprint }).slice(0, -1)},"heads":[`;
  let separator = '\n';
  for await (const { streamId, version, hash } of heads) {
    yield `${separator}${JSON.stringify([streamId, version, hash])}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** What is wrong with a digest file itself; undefined: its heads are what was signed with this key. */
export function problemOf(file: DigestFile, key: PublicKey): 'KEY' | 'SIGNATURE' | 'ROOT' | undefined {
  if (file.key !== key.fingerprint) return 'KEY';
  const text = Buffer.from(file.statement);
  if (!verify(null, text, key.key, Buffer.from(file.signature, 'base64'))) return 'SIGNATURE';
  const { root, streams } = statementOf(file);
  const told = sumOf(headsOf(file));
  return told.streams === streams && told.root === root ? undefined : 'ROOT';
}

export function statementOf({ statement }: Pick<DigestFile, 'statement'>): Statement {
  return JSON.parse(statement) as Statement;
}

export function headsOf({ heads }: DigestFile): Head[] {
  return heads.map(([streamId, version, hash]) => ({ streamId, version, hash }));
}

/** Undefined: no head of that stream is among them. */
export async function proveInclusion(
  heads: AsyncIterable<Head>,
  streamId: string,
): Promise<InclusionProof | undefined> {
  const leaves: Buffer[] = [];
  let found: Pick<InclusionProof, 'head' | 'index'> | undefined;
  for await (const head of heads) {
    if (head.streamId === streamId) found = { head, index: leaves.length };
    leaves.push(leafOf(head));
  }
  if (!found) return undefined;
  return { ...found, path: pathOf(leaves, found.index).map((hash) => hash.toString('hex')) };
}

export function isIncluded(
  { root, streams: size }: Statement,
  { head, index, path }: InclusionProof,
): boolean {
  const hashes = path.map((hash) => Buffer.from(hash, 'hex'));
  return rootOfPath(leafOf(head), { index, size, path: hashes })?.toString('hex') === root;
}

/** The stream's id comes last, as the only part that may hold a space. */
function leafOf({ streamId, version, hash }: Head): Buffer {
  return leafHash(`${hash} ${version} ${streamId}`);
}
