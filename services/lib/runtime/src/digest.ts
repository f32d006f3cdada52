import { createHash, sign, verify } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { leafHash, pathOf, rootOf, rootOfPath } from './digest/merkle.ts';
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
export function inLeafOrder(heads: readonly Head[]): Head[] {
  const keyed = heads.map((head) => ({ head, key: Buffer.from(head.streamId) }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ head }) => head);
}

/** `heads` in the order of the leaves. */
export function signDigest(
  heads: readonly Head[],
  about: Pick<Statement, 'system' | 'number' | 'at' | 'lost'> & { readonly before?: Digest | undefined },
  { secret, open }: SigningKey,
): Digest {
  const { before, ...rest } = about;
  const statement: Statement = {
    format: 'trienkhai-digest/1',
    ...rest,
    streams: heads.length,
    root: rootOf(heads.map(leafOf)).toString('hex'),
    ...(before ? { previous: createHash('sha256').update(before.text).digest('hex') } : {}),
  };
  const text = canonicalJson(statement);
  const signature = sign(null, Buffer.from(text), secret).toString('base64');
  return { statement, text, signature, publicKey: open.pem, fingerprint: open.fingerprint };
}

/** A digest as a file, a line for each head; `heads` in the order of the leaves. */
export function* digestFile(
  { text, signature, fingerprint }: Digest,
  heads: Iterable<Head>,
): Iterable<string> {
  yield `${JSON.stringify({ statement: text, signature, key: fingerprint }).slice(0, -1)},"heads":[`;
  let separator = '\n';
  for (const { streamId, version, hash } of heads) {
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
  const heads = headsOf(file);
  const fits = heads.length === streams && rootOf(heads.map(leafOf)).toString('hex') === root;
  return fits ? undefined : 'ROOT';
}

export function statementOf({ statement }: Pick<DigestFile, 'statement'>): Statement {
  return JSON.parse(statement) as Statement;
}

export function headsOf({ heads }: DigestFile): Head[] {
  return heads.map(([streamId, version, hash]) => ({ streamId, version, hash }));
}

/** Undefined: no head of that stream is among them. */
export function proveInclusion(heads: readonly Head[], streamId: string): InclusionProof | undefined {
  const index = heads.findIndex((head) => head.streamId === streamId);
  const head = heads[index];
  if (!head) return undefined;
  const path = pathOf(heads.map(leafOf), index);
  return { head, index, path: path.map((hash) => hash.toString('hex')) };
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
