import type { LogRecord } from '../event-log.ts';
import { contextOfTopic } from '../topics.ts';
import { keep } from './lane.ts';
import type { Lane } from './lane.ts';
import type { ParkedRecord, Projection } from './model.ts';
import type { GenerationStore } from './store.ts';
import { weightOfDocument } from './weight.ts';

export interface LaneWork {
  readonly lane: Lane;
  readonly records: readonly LogRecord[];
}

/** Reads what folding these records needs and no lane holds yet: one request per projection. */
export async function loadFor(
  store: GenerationStore,
  projections: readonly Projection[],
  work: readonly LaneWork[],
): Promise<void> {
  await Promise.all(projections.map((projection) => loadDocuments(store, projection, work)));
  await loadParked(store, projections, work);
}

async function loadDocuments(
  store: GenerationStore,
  projection: Projection,
  work: readonly LaneWork[],
): Promise<void> {
  const lanes = new Map<string, Lane>();
  for (const { lane, records } of work) {
    const held = lane.documents.get(projection.name);
    for (const streamId of streamsOf(projection, lane, records)) {
      if (!held?.has(streamId)) lanes.set(streamId, lane);
    }
  }
  if (lanes.size === 0) return;
  const options = { readConcern: { level: 'local' }, batchSize: 5_000 } as const;
  const found = store.documents(projection.name).find({ _id: { $in: [...lanes.keys()] } }, options);
  for (const document of await found.toArray()) {
    const lane = lanes.get(document._id)!;
    keep(lane, document, projection.name);
    lane.bytes += weightOfDocument(document);
  }
}

function* streamsOf(projection: Projection, lane: Lane, records: readonly LogRecord[]): Iterable<string> {
  if (!projection.contexts.includes(contextOfTopic(lane.topic))) return;
  for (const { headers } of records) {
    const streamId = headers['ce_subject'];
    if (streamId !== undefined && projection.accepts({ streamId })) yield streamId;
  }
}

/** Only where a blocked stream gets the very event that it waits for. */
async function loadParked(
  store: GenerationStore,
  projections: readonly Projection[],
  work: readonly LaneWork[],
): Promise<void> {
  for (const { lane, records } of work) {
    for (const { name } of projections) {
      const documents = lane.documents.get(name);
      if (!documents) continue;
      for (const { headers } of records) {
        const document = documents.get(headers['ce_subject'] ?? '');
        if (!document?.blocked || headers['ce_streamversion'] !== String(document.version + 1)) continue;
        lane.waiting.set(`${name}/${document._id}`, await parkedOf(store, name, document._id));
      }
    }
  }
}

export function parkedOf(
  store: GenerationStore,
  projection: string,
  streamId: string,
): Promise<ParkedRecord[]> {
  return store.parked.find({ streamId, projection }, { readConcern: { level: 'local' } }).toArray();
}
