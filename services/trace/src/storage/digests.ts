import { deserialize, serialize } from 'node:v8';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { noNumbers, numbering, type ActRows } from '../projections/act-rows.ts';
import type { ActivityView } from '../projections/activities.ts';
import type { DirectiveSources } from './directive-sources.ts';
import type { Held } from './refresh.ts';

/** Raised whenever what is written, or how it is read, changes: others' digests are then passed over. */
const FORM = 1;
/** Views from which on reading a digest is faster than reading the documents. */
const FROM = 1_000;
/** A digest is written again once so many of a hundred views have changed. */
const STALE = 10;
/** A document of the store holds 16 MB. */
const MOST_BYTES = 15_000_000;

/** What a directive's documents come to, written down so that a process need not read them all again. */
interface Digest {
  readonly cells: Float64Array;
  readonly units: string[];
  readonly views: string[];
  readonly summed: [string, ActivityView][];
}

/** Undefined: there is none, or none that this code reads. */
export async function readDigest(
  { kept }: ProjectionSnapshot,
  directiveId: string,
): Promise<Held<DirectiveSources> | undefined> {
  const found = await kept.read(directiveId, FORM);
  const digest = found && parse(found.bytes);
  if (!found || !digest) return undefined;
  const { cells, units, views, summed } = digest;
  const numbers = { ...noNumbers(), units: numbering(units), views: numbering(views) };
  return { stamp: found.stamp, value: { rows: { cells, numbers }, summed: new Map(summed) } };
}

/** A later version of the engine may have written it: then the documents are read. */
function parse(bytes: Uint8Array): Digest | undefined {
  try {
    return deserialize(bytes) as Digest;
  } catch {
    return undefined;
  }
}

export async function writeDigest(
  { kept }: ProjectionSnapshot,
  directiveId: string,
  { stamp, value: { rows, summed } }: Held<DirectiveSources>,
): Promise<void> {
  const { cells, numbers } = rows;
  const [units, views] = [numbers.units.ids, numbers.views.ids];
  const bytes = serialize({ cells, units, views, summed: [...summed] } satisfies Digest);
  if (bytes.length <= MOST_BYTES) await kept.write(directiveId, FORM, stamp, bytes);
}

/** Whether it is worth writing, `changed` views after the digest that there is; undefined: there is none. */
export function isDue({ numbers }: ActRows, changed: number | undefined): boolean {
  const views = numbers.views.ids.length;
  return views >= FROM && (changed === undefined || 100 * changed >= STALE * views);
}
