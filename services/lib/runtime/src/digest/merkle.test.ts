import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { leafHash, pathOf, rootOf, rootOfPath } from './merkle.ts';

const leaves = (count: number) => Array.from({ length: count }, (_, i) => leafHash(`leaf ${i}`));
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The tree as RFC 9162 defines it: cut at the largest power of two below the number of leaves. */
function rootByDefinition(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!;
  let cut = 1;
  while (cut * 2 < hashes.length) cut *= 2;
  return sha256(Buffer.of(1), rootByDefinition(hashes.slice(0, cut)), rootByDefinition(hashes.slice(cut)));
}

test('a tree of any number of leaves has the root that the standard defines', () => {
  for (let count = 1; count <= 70; count++) {
    expect(rootOf(leaves(count))).toEqual(rootByDefinition(leaves(count)));
  }
  expect(rootOf([]).toString('hex')).toBe(sha256().toString('hex'));
});

test('every leaf is proven by its path, and no other leaf by the same path', () => {
  for (let size = 1; size <= 33; size++) {
    const all = leaves(size);
    for (let index = 0; index < size; index++) {
      const path = pathOf(all, index);
      expect(rootOfPath(all[index]!, { index, size, path })).toEqual(rootOf(all));
      expect(rootOfPath(leafHash('another'), { index, size, path })).not.toEqual(rootOf(all));
    }
  }
});

test('a path that is too short, too long or of a leaf outside of the tree proves nothing', () => {
  const all = leaves(7);
  const path = pathOf(all, 2);
  const at = { index: 2, size: 7 };
  expect(rootOfPath(all[2]!, { ...at, path: path.slice(1) })).toBeUndefined();
  expect(rootOfPath(all[2]!, { ...at, path: [...path, all[0]!] })).toBeUndefined();
  expect(rootOfPath(all[2]!, { ...at, index: 7, path })).toBeUndefined();
  expect(rootOfPath(all[2]!, { ...at, index: -1, path })).toBeUndefined();
});
