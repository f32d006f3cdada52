/** Values by key that nobody changes: putting one in gives new ones, which share all but one shelf with them. */
export interface Shelved<Value> {
  readonly shelves: readonly (Shelf<Value> | undefined)[];
}

type Shelf<Value> = ReadonlyMap<string, Value>;

/** Of ten thousand values one in that many is copied where one is put in. */
const SHELVES = 256;

export function nothingShelved<Value>(): Shelved<Value> {
  return { shelves: [] };
}

export function shelvedAt<Value>({ shelves }: Shelved<Value>, key: string): Value | undefined {
  return shelves[shelfOf(key)]?.get(key);
}

/** With the value in the place of what was there under the key. */
export function shelve<Value>({ shelves }: Shelved<Value>, key: string, value: Value): Shelved<Value> {
  const at = shelfOf(key);
  const next = shelves.slice();
  next[at] = new Map(shelves[at]).set(key, value);
  return { shelves: next };
}

/** In no order that means anything. */
export function allShelved<Value>({ shelves }: Shelved<Value>): readonly Value[] {
  return shelves.flatMap((shelf) => [...(shelf?.values() ?? [])]);
}

function shelfOf(key: string): number {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return (hash >>> 0) % SHELVES;
}
