import type { mongo } from 'mongoose';
import type { Collection, Database } from '../document-store.ts';
import type { TopicPartition } from '../event-log.ts';
import type { Entry, ParkedRecord, ProjectedDocument, Projection } from './model.ts';
import { placeOf } from './names.ts';
import { openStamps, type Stamps } from './stamps.ts';

/** How far one partition has been folded; stored in the same transaction as what came of it. */
export interface Checkpoint extends TopicPartition {
  /** Offset of the next record to fold. */
  readonly next: number;
  /** `ce_id` of the record before it: another one there means another log. */
  readonly lastId: string | null;
  /** Count of commits; the compare-and-set rests on it. */
  readonly rev: number;
  readonly cluster: string;
}

/** Checkpoints and stamps: one collection, so that a commit writes both with one request. */
export type StateDocument =
  | ({ readonly _id: string; readonly kind: 'checkpoint' } & Checkpoint)
  | ({ readonly _id: string; readonly kind: 'stamp' } & Stamp);

/** When anything about a key last changed through one partition. */
export interface Stamp extends TopicPartition {
  readonly key: string;
  readonly rev: number;
}

/** What a reader computed from the documents with one key. */
export interface KeptResult {
  /** The key. */
  readonly _id: string;
  /** `stamps` of the key, read before the documents. */
  readonly stamp: string;
  /** Which code wrote the bytes; another one does not read them. */
  readonly form: number;
  readonly bytes: mongo.Binary;
}

/** The collections of one generation of a projector. */
export interface GenerationStore {
  readonly generation: number;
  readonly client: mongo.MongoClient;
  readonly state: Collection<StateDocument>;
  readonly stamps: Stamps;
  readonly parked: Collection<ParkedRecord>;
  readonly kept: Collection<KeptResult>;
  documents(projection: string): Collection<ProjectedDocument>;
  entries(projection: string): Collection<Entry>;
  prepare(): Promise<void>;
  /** Creates those that are missing, at the beginning of their partition. */
  checkpoints(places: readonly TopicPartition[], cluster: string): Promise<Checkpoint[]>;
  allCheckpoints(): Promise<Checkpoint[]>;
  drop(): Promise<void>;
}

export function checkpointId(place: TopicPartition): string {
  return `checkpoint/${placeOf(place)}`;
}

export function stampId(place: TopicPartition, key: string): string {
  return `stamp/${placeOf(place)}/${key}`;
}

/** A majority read never shows what a failover could take back. */
const DURABLE = {
  readConcern: { level: 'majority' },
  writeConcern: { w: 'majority', journal: true },
} as const;

export function openGeneration(
  { db }: Database,
  name: string,
  generation: number,
  projections: readonly Projection[],
): GenerationStore {
  const open = collectionsOf(db, generation);
  const state = open<StateDocument>(`${name}_state`);
  const parked = open<ParkedRecord>(`${name}_parked`);
  const kept = open<KeptResult>(`${name}_kept`);
  const documents = collectionsBy(projections, (of) => open<ProjectedDocument>(of));
  const withEntries = projections.filter((one) => one.entries);
  const entries = collectionsBy(withEntries, (of) => open<Entry>(`${of}_entries`));
  return {
    generation,
    client: db.client,
    state,
    stamps: openStamps(db, state),
    parked,
    kept,
    documents: documents.of,
    entries: entries.of,
    async prepare() {
      await state.createIndex({ key: 1 }, { partialFilterExpression: { kind: 'stamp' } });
      await parked.createIndex({ streamId: 1, projection: 1 });
      await parked.createIndex({ 'record.key': 1 });
      await kept.createIndex({ form: 1 });
      for (const projection of projections) await createIndexes(documents.of(projection.name), projection);
      for (const { name: of, entries: parts } of withEntries) {
        for (const index of parts?.indexes ?? []) await entries.of(of).createIndex({ ...index });
      }
    },
    checkpoints: (places, cluster) => readCheckpoints(state, places, cluster),
    allCheckpoints: async () => [...(await findCheckpoints(state, { kind: 'checkpoint' })).values()],
    async drop() {
      const all = [state, parked, kept, ...documents.all, ...entries.all];
      for (const { collectionName } of all) await db.dropCollection(collectionName);
    },
  };
}

/** A collection for each of the projections, by its name. */
function collectionsBy<Kind extends mongo.Document>(
  projections: readonly Projection[],
  open: (projection: string) => Collection<Kind>,
) {
  const byName = new Map(projections.map(({ name }) => [name, open(name)]));
  return {
    all: [...byName.values()],
    of(projection: string): Collection<Kind> {
      const found = byName.get(projection);
      if (!found) throw new Error(`there is no projection ${projection} with such documents`);
      return found;
    },
  };
}

function collectionsOf(db: Database['db'], generation: number) {
  return <Stored extends mongo.Document>(name: string): Collection<Stored> =>
    db.collection<Stored>(`${name}_v${generation}`, DURABLE);
}

async function readCheckpoints(
  state: Collection<StateDocument>,
  places: readonly TopicPartition[],
  cluster: string,
): Promise<Checkpoint[]> {
  const ids = places.map(checkpointId);
  let found = await findCheckpoints(state, { _id: { $in: ids } });
  const missing = places.filter((place) => !found.has(checkpointId(place)));
  if (missing.length > 0) {
    await state.bulkWrite(
      missing.map((place) => insertCheckpoint(place, cluster)),
      { ordered: false },
    );
    found = await findCheckpoints(state, { _id: { $in: ids } });
  }
  return ids.map((id) => found.get(id)!);
}

async function createIndexes(
  collection: Collection<ProjectedDocument>,
  projection: Projection,
): Promise<void> {
  for (const index of projection.indexes ?? []) await collection.createIndex({ ...index });
  if (projection.topics) await collection.createIndex({ keys: 1, 'at.rev': 1 });
  // Creates the collection also where it needs no index: a transaction should not have to.
  await collection.createIndex({ blocked: 1 }, { sparse: true });
}

async function findCheckpoints(
  state: Collection<StateDocument>,
  filter: mongo.Filter<StateDocument>,
): Promise<Map<string, Checkpoint>> {
  const found = await state.find(filter).toArray();
  return new Map(found.flatMap((one) => (one.kind === 'checkpoint' ? [[one._id, one] as const] : [])));
}

function insertCheckpoint(
  place: TopicPartition,
  cluster: string,
): mongo.AnyBulkWriteOperation<StateDocument> {
  const { topic, partition } = place;
  const fresh = { kind: 'checkpoint', topic, partition, next: 0, lastId: null, rev: 0, cluster } as const;
  return {
    updateOne: { filter: { _id: checkpointId(place) }, update: { $setOnInsert: fresh }, upsert: true },
  };
}
