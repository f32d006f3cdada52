import { expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import {
  compareLeaves,
  digestFile,
  isIncluded,
  problemOf,
  proveInclusion,
  signDigest,
  sumOf,
  type DigestFile,
  type Head,
} from './digest.ts';
import { publicKey, signingKey } from './digest/signing-key.ts';

const newKey = () =>
  signingKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
const key = newKey();
const heads = ['territory', 'number:TW QĐ', 'session:b', 'session:a']
  .sort(compareLeaves)
  .map((streamId, i) => ({ streamId, version: i + 1, hash: String(i).repeat(64) }));
const listed = async function* (all: readonly Head[]) {
  yield* all;
};
const about = { system: 'trienkhai', number: 1, at: '2026-11-26T00:00:00.000Z', lost: 0 };
const digest = signDigest(sumOf(heads), about, key);
const text = (await Array.fromAsync(digestFile(digest, listed(heads)))).join('');
const file = JSON.parse(text) as DigestFile;

test('a digest holds for its heads under its key, and names the one before', () => {
  expect(problemOf(file, publicKey(key.open.pem))).toBeUndefined();
  expect(digest.statement).toMatchObject({ streams: 4, lost: 0, number: 1 });
  const second = signDigest(sumOf(heads), { ...about, number: 2, before: digest }, key);
  expect(second.statement.previous).toMatch(/^[0-9a-f]{64}$/);
  expect(second.statement.root).toBe(digest.statement.root);
});

test('another key, another word of the statement, another head, one more and one less are found', () => {
  const open = publicKey(key.open.pem);
  const [first, ...rest] = file.heads;
  expect(problemOf(file, newKey().open)).toBe('KEY');
  expect(problemOf({ ...file, statement: file.statement.replace('"lost":0', '"lost":1') }, open)).toBe(
    'SIGNATURE',
  );
  expect(problemOf({ ...file, heads: [[first![0], 9, first![2]], ...rest] }, open)).toBe('ROOT');
  expect(problemOf({ ...file, heads: rest }, open)).toBe('ROOT');
  expect(problemOf({ ...file, heads: [...file.heads, first!] }, open)).toBe('ROOT');
});

test('a digest is proven to stand for one stream, and for no other version of it', async () => {
  const proof = (await proveInclusion(listed(heads), 'number:TW QĐ'))!;
  expect(isIncluded(digest.statement, proof)).toBe(true);
  expect(isIncluded(digest.statement, { ...proof, head: { ...proof.head, version: 7 } })).toBe(false);
  expect(isIncluded({ ...digest.statement, streams: 5 }, proof)).toBe(false);
  expect(await proveInclusion(listed(heads), 'session:c')).toBeUndefined();
});

test('a key of another kind is refused when it is read', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => signingKey(pem)).toThrow('not an Ed25519 key');
  expect(() => publicKey(pem)).toThrow('not an Ed25519 key');
});
