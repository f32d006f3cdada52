import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import type { Part } from './parts.ts';
import type { Held } from './refresh.ts';

/** Raised whenever what is written, or how it is read, changes: others' digests are then passed over. */
const FORM = 3;
/** Views from which on reading a digest is faster than reading the documents. */
const FROM = 1_000;
/** A digest is written again once so many of a hundred views have changed. */
const STALE = 10;
/** A document of the store holds 16 MB. */
const MOST_BYTES = 15_000_000;

/** Part of what a directive's documents come to, written down by an earlier process; undefined: there is none that this code reads. */
export async function readDigest<Value>(
  { kept }: ProjectionSnapshot,
  directiveId: string,
  part: Part<Value>,
): Promise<Held<Value> | undefined> {
  const found = await kept.read(keyOf(directiveId, part), FORM);
  if (!found) return undefined;
  try {
    return { stamp: found.stamp, value: part.parse(found.bytes) };
  } catch {
    // A later version of the engine may have written it: then the documents are read.
    return undefined;
  }
}

export async function writeDigest<Value>(
  { kept }: ProjectionSnapshot,
  directiveId: string,
  part: Part<Value>,
  { stamp, value }: Held<Value>,
): Promise<void> {
  const bytes = part.write(value);
  if (bytes.length <= MOST_BYTES) await kept.write(keyOf(directiveId, part), FORM, stamp, bytes);
}

function keyOf(directiveId: string, { name }: Part<unknown>): string {
  return `${directiveId} ${name}`;
}

/** Whether it is worth writing, `changed` views after the digest that there is; undefined: there is none. */
export function isDue(changed: number | undefined, viewsOf: () => number): boolean {
  if (changed === 0) return false;
  const views = viewsOf();
  return views >= FROM && (changed === undefined || 100 * changed >= STALE * views);
}
