import { readLean } from './lean-bson.ts';
import { shown, unlessHidden } from './shown.ts';
import type { Sight } from './sight.ts';

/** A view as it is stored; null: the stream shows nothing. */
export interface Stored<View> {
  readonly id: string;
  /** How far the stream is folded. */
  readonly version: number;
  readonly view: View | null;
}

interface StreamOptions {
  /** Absent: any. */
  readonly order?: Readonly<Record<string, 1 | -1>>;
  /** Index to read by; absent: the store chooses. */
  readonly hint?: Readonly<Record<string, 1 | -1>>;
  /** How many the store sends at once. */
  readonly batchSize: number;
  /** 0: all. */
  readonly limit?: number;
}

const LEAN = { _id: true, version: true, view: { contributions: true } } as const;
const WHOLE = { ...LEAN, view: { contributions: true, changes: true } } as const;
/** One answer of the store carries everything that fits into 16 MB. */
const ONE_ANSWER = 100_000;

/** How many are decoded at once of those that are not kept: a directive of the country has 24,000. */
const PART = 2_000;

/** Reads what a majority has acknowledged, so that no other instance shows an older state later. */
export async function findStored<View extends { readonly id: string }>(
  sight: Sight,
  projection: string,
  filter: object,
): Promise<readonly Stored<View>[]> {
  return [...(await findInParts<View>(sight, projection, filter, Infinity))].flat();
}

/** The same, some at a time: of those that are let go of, others follow. */
export async function findInParts<View extends { readonly id: string }>(
  sight: Sight,
  projection: string,
  filter: object,
  size = PART,
): Promise<Iterable<readonly Stored<View>[]>> {
  const { snapshot } = sight;
  const options = { batchSize: ONE_ANSWER, raw: true, ...snapshot.bounds } as const;
  const asked = unlessHidden(sight, projection, filter);
  const found = await snapshot.collection(projection).find(asked, options).toArray();
  const read = (bytes: unknown) => readStored<View>(sight, projection, readLean(bytes as Uint8Array, LEAN));
  return (function* () {
    for (let from = 0; from < found.length; from += size) yield found.slice(from, from + size).map(read);
  })();
}

/** Views one by one as the store sends them; streams that show nothing are passed over. */
export async function* streamStored<View extends { readonly id: string }>(
  sight: Sight,
  projection: string,
  filter: object,
  { order, hint, batchSize, limit = 0 }: StreamOptions,
): AsyncGenerator<View> {
  const { snapshot } = sight;
  const options = {
    ...snapshot.bounds,
    batchSize,
    limit,
    raw: true,
    ...(order && { sort: order }),
    // The order of a whole list is no way to the records of a few units.
    ...(hint && !sight.reach && { hint }),
  };
  const found = snapshot.collection(projection).find(unlessHidden(sight, projection, filter), options);
  for await (const bytes of found) {
    const { view } = readStored<View>(sight, projection, readLean(bytes as unknown as Uint8Array, LEAN));
    if (view !== null) yield view;
  }
}

export function countStored(sight: Sight, projection: string, filter: object): Promise<number> {
  const { snapshot } = sight;
  const asked = unlessHidden(sight, projection, filter);
  return snapshot.collection(projection).countDocuments(asked, snapshot.bounds);
}

/** One view with who said what in it; undefined when the stream has none. */
export async function findWhole<View extends { readonly id: string }>(
  sight: Sight,
  projection: string,
  id: string,
): Promise<View | undefined> {
  const { snapshot } = sight;
  const [bytes] = await snapshot
    .collection(projection)
    .find(unlessHidden(sight, projection, { _id: id }), { raw: true, ...snapshot.bounds })
    .toArray();
  if (!bytes) return undefined;
  return (
    readStored<View>(sight, projection, readLean(bytes as unknown as Uint8Array, WHOLE)).view ?? undefined
  );
}

function readStored<View extends { readonly id: string }>(
  sight: Sight,
  projection: string,
  document: Record<string, unknown>,
): Stored<View> {
  const id = document['_id'] as string;
  const view = document['view'] as Record<string, unknown> | null | undefined;
  return {
    id,
    version: document['version'] as number,
    view: view ? shown(sight, projection, { id, ...view } as unknown as View) : null,
  };
}

/** Views by id, with those that have changed. */
export function merge<View>(
  before: ReadonlyMap<string, View> | undefined,
  changed: readonly Stored<View>[],
): ReadonlyMap<string, View> {
  const after = new Map(before);
  for (const { id, view } of changed) {
    if (view === null) after.delete(id);
    else after.set(id, view);
  }
  return after;
}

/** Views that show something. */
export function standing<View>(found: readonly Stored<View>[]): readonly View[] {
  return found.flatMap(({ view }) => (view === null ? [] : [view]));
}
