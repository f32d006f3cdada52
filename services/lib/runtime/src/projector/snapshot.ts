import { mongo } from 'mongoose';
import type { Collection } from '../document-store.ts';
import type { Entry, ParkedRecord, ProjectedDocument } from './model.ts';
import { placeOf } from './names.ts';
import type { GenerationStore, Stamp } from './store.ts';

/** The read models of one generation: take one per request, so that no request sees two of them. */
export interface ProjectionSnapshot {
  readonly generation: number;
  /** How long reads may take, and who must still want them; of nobody in particular: none. */
  readonly bounds: ReadBounds;
  /** Documents whose view is null have nothing to show: leave them out. */
  collection<View = unknown>(projection: string): Collection<ProjectedDocument<View>>;
  /** What the projection stores of the parts of its views. */
  entries(projection: string): Collection<Entry>;
  /**
   * A text that changes whenever a document with one of these keys does. Read it before the documents: then
   * equal texts mean that nothing about these keys has changed since.
   */
  stamps(keys: readonly string[]): Promise<string>;
  /**
   * The same as far as this process has heard, mostly without asking the store: never behind a position that
   * was waited for or ends that were caught up with, at most half a second behind what other instances have folded.
   */
  heardStamps(keys: readonly string[]): Promise<string>;
  /**
   * Filter for the documents with one of these keys that changed between two texts of `stamps` for these
   * keys, also those that no longer show anything; undefined: read everything again (another generation).
   */
  changedSince(
    before: string,
    after: string,
    keys: readonly string[],
  ): mongo.Filter<ProjectedDocument> | undefined;
  /** Results that a reader keeps beside the documents, for the processes after it; they go with the generation. */
  readonly kept: KeptResults;
  /** Parked records whose partition key is one of these; those without a stream come with every key. */
  parked(keys: readonly string[]): Promise<ParkedRecord[]>;
}

export interface ReadBounds {
  readonly signal?: AbortSignal;
  readonly maxTimeMS?: number;
}

export interface KeptResults {
  read(
    key: string,
    form: number,
  ): Promise<{ readonly stamp: string; readonly bytes: Uint8Array } | undefined>;
  write(key: string, form: number, stamp: string, bytes: Uint8Array): Promise<void>;
}

function keptResults({ kept }: GenerationStore): KeptResults {
  return {
    async read(key, form) {
      const found = await kept.findOne({ _id: key, form });
      return found ? { stamp: found.stamp, bytes: found.bytes.buffer } : undefined;
    },
    async write(key, form, stamp, bytes) {
      await kept.replaceOne({ _id: key }, { stamp, form, bytes: new mongo.Binary(bytes) }, { upsert: true });
    },
  };
}

export function openSnapshot(store: GenerationStore): ProjectionSnapshot {
  return {
    generation: store.generation,
    bounds: {},
    collection: <View>(projection: string) =>
      store.documents(projection) as Collection<ProjectedDocument<View>>,
    entries: (projection) => store.entries(projection),
    stamps: async (keys) => textOf(store, await Promise.all(keys.map(store.stamps.ask))),
    heardStamps: async (keys) => textOf(store, await Promise.all(keys.map(store.stamps.heard))),
    changedSince,
    kept: keptResults(store),
    parked: (keys) =>
      store.parked.find({ $or: [{ 'record.key': { $in: [...keys] } }, { streamId: null }] }).toArray(),
  };
}

function textOf({ generation }: GenerationStore, stamps: readonly (readonly Stamp[])[]): string {
  const latest = new Map<string, number>();
  for (const one of stamps.flat()) {
    const place = placeOf(one);
    latest.set(place, Math.max(one.rev, latest.get(place) ?? 0));
  }
  return [`g${generation}`, ...[...latest].map(([place, rev]) => `${place}@${rev}`).sort()].join(' ');
}

function changedSince(
  before: string,
  after: string,
  keys: readonly string[],
): mongo.Filter<ProjectedDocument> | undefined {
  const old = parse(before);
  const now = parse(after);
  if (old.generation !== now.generation) return undefined;
  const changed = [...now.revs].filter(([place, rev]) => rev > (old.revs.get(place) ?? 0));
  if (changed.length === 0) return { _id: { $in: [] } };
  const branches = changed.map(([place]) => {
    const [, topic, partition] = /^(.+)\/(\d+)$/.exec(place)!;
    const newer = { $gt: old.revs.get(place) ?? 0 };
    return {
      keys: { $in: [...keys] },
      'at.rev': newer,
      'at.topic': topic,
      'at.partition': Number(partition),
    };
  });
  return { $or: branches };
}

function parse(stamps: string): { generation: string; revs: Map<string, number> } {
  const [generation = '', ...places] = stamps.split(' ');
  const revs = new Map<string, number>();
  for (const text of places) {
    const cut = text.lastIndexOf('@');
    revs.set(text.slice(0, cut), Number(text.slice(cut + 1)));
  }
  return { generation, revs };
}
