import { createHash } from 'node:crypto';

/** Leaves and nodes are hashed apart, so that neither can be passed off as the other (RFC 9162). */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export function leafHash(content: string): Buffer {
  return createHash('sha256').update(LEAF).update(content).digest();
}

/** A Merkle tree that grows leaf by leaf and keeps no more of it than its root takes. */
export interface GrowingTree {
  add(leaf: Buffer): void;
  /** That of nothing is the hash of nothing. */
  root(): Buffer;
}

export function growingTree(): GrowingTree {
  /** At `height`: the hash of a whole tree of so many levels that has no sibling yet. */
  const peaks: (Buffer | undefined)[] = [];
  return {
    add(leaf) {
      let hash = leaf;
      let height = 0;
      for (let left = peaks[0]; left; left = peaks[height]) {
        hash = nodeHash(left, hash);
        peaks[height] = undefined;
        height += 1;
      }
      peaks[height] = hash;
    },
    root() {
      const [lowest, ...above] = peaks.filter((peak) => peak !== undefined);
      if (!lowest) return createHash('sha256').digest();
      return above.reduce((right, left) => nodeHash(left, right), lowest);
    },
  };
}

/** Root of a Merkle tree over leaf hashes in their order. */
export function rootOf(leaves: Iterable<Buffer>): Buffer {
  const tree = growingTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** The hashes that lead from the leaf at `index` up to the root. */
export function pathOf(leaves: readonly Buffer[], index: number): readonly Buffer[] {
  const path: Buffer[] = [];
  let at = index;
  for (let level = leaves; level.length > 1; level = levelAbove(level)) {
    const sibling = level[at ^ 1];
    if (sibling) path.push(sibling);
    at >>= 1;
  }
  return path;
}

/** The root to which a path leads from a leaf of a tree of so many; undefined: the path does not fit it. */
export function rootOfPath(
  leaf: Buffer,
  { index, size, path }: { readonly index: number; readonly size: number; readonly path: readonly Buffer[] },
): Buffer | undefined {
  if (index < 0 || index >= size) return undefined;
  const rest = [...path];
  let hash = leaf;
  for (let at = index, length = size; length > 1; at >>= 1, length = (length + 1) >> 1) {
    if ((at ^ 1) >= length) continue;
    const sibling = rest.shift();
    if (!sibling) return undefined;
    hash = at % 2 === 1 ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }
  return rest.length === 0 ? hash : undefined;
}

/** An odd one out goes up as it is: so the tree is the one that the RFC defines by powers of two. */
function levelAbove(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const right = level[i + 1];
    above.push(right ? nodeHash(level[i]!, right) : level[i]!);
  }
  return above;
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}
