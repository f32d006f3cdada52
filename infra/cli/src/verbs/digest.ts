import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeDigest } from '@trienkhai/runtime/commit-store/make-digest';
import { digestFile, proveInclusion, type Digest } from '@trienkhai/runtime/digest';
import { EVIDENCE, openDigests, type DigestStore } from '@trienkhai/runtime/document-store/digests';
import type { CliConfig } from '../config.ts';
import { withConnections } from '../connect.ts';
import type { Output } from '../output.ts';
import { digestKey } from '../signing-key.ts';

/** Makes a digest; exit code 1 where streams of the one before are shorter or gone. */
export async function makeNow(config: CliConfig, output: Output): Promise<void> {
  const { mongoUri, namespace } = config;
  const owner = `trienkhai-${process.pid}`;
  const digest = await makeDigest({ mongoUri, namespace, owner, key: await digestKey(config) });
  if (!digest) throw new Error('Một tiến trình khác đang ký.\nAnother process is making one.');
  tellMade(digest, output);
}

export function tellMade({ statement, fingerprint }: Digest, output: Output): void {
  const { number, at, streams, lost, root } = statement;
  const told = { number, at, streams, lost, root, key: fingerprint };
  if (lost === 0) return output.result(told, `✓ ${number}  ${at}  ${streams} streams  ${root}`);
  output.finding(
    told,
    `✗ ${number}  ${lost} chuỗi đã ký nay ngắn hơn hoặc không còn · ${lost} signed streams are shorter or gone  ${root}`,
  );
}

export async function listDigests(config: CliConfig, limit: number, output: Output): Promise<void> {
  await withDigests(config, async (store) => {
    for (const digest of await store.list(limit)) {
      const { number, at, streams, lost, root } = digest.statement;
      const told = { number, at, streams, lost, root, key: digest.fingerprint };
      output.result(told, `${number}  ${at}  ${streams} streams  ${lost} lost  ${root}`);
    }
  });
}

export async function saveDigest(
  config: CliConfig,
  number: string | undefined,
  file: string,
  output: Output,
): Promise<void> {
  await withDigests(config, async (store) => {
    const digest = await theDigest(store, number);
    const { number: own, streams: heads } = digest.statement;
    await pipeline(Readable.from(digestFile(digest, store.heads(own))), createWriteStream(file));
    output.result({ file, number: own, heads }, `✓ ${file}: ${heads} heads`);
  });
}

export async function proveStream(
  config: CliConfig,
  streamId: string,
  number: string | undefined,
  output: Output,
): Promise<void> {
  await withDigests(config, async (store) => {
    const { text: statement, signature, fingerprint: key, statement: about } = await theDigest(store, number);
    const proof = await proveInclusion(store.heads(about.number), streamId);
    if (!proof)
      throw new Error(`Không có chuỗi ${streamId} trong bản này.\nIt stands for no stream ${streamId}.`);
    const told = { statement, signature, key, ...proof };
    output.result(told, JSON.stringify(told, undefined, 2));
  });
}

export async function showKey(config: CliConfig, output: Output): Promise<void> {
  const { open } = await digestKey(config);
  const { pem, fingerprint } = open;
  output.result({ fingerprint, pem }, `${pem}${fingerprint}`);
}

async function theDigest(store: DigestStore, number: string | undefined): Promise<Digest> {
  const digest = await store.get(number === undefined ? undefined : Number(number));
  if (!digest) throw new Error('Chưa có bản tóm lược nào như vậy.\nThere is no such digest yet.');
  return digest;
}

async function withDigests(config: CliConfig, run: (store: DigestStore) => Promise<void>): Promise<void> {
  await withConnections(config, async ({ database }) => run(await openDigests(await database(EVIDENCE))));
}
