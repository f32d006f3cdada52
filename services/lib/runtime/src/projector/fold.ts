import { readData, readHeader } from '../cloud-events.ts';
import type { EventHeader } from '../cloud-events.ts';
import type { LogRecord } from '../event-log.ts';
import { contextOfTopic } from '../topics.ts';
import { placeOf } from './names.ts';
import type {
  ForgedRecord,
  ParkedRecord,
  ParkReason,
  ProjectedDocument,
  Projection,
  ProjectionContext,
} from './model.ts';
import { foldEvent } from './step.ts';

/** What a fold starts from: documents and parked records as they are stored or were left by the last fold. */
export interface FoldState {
  document(projection: string, streamId: string): ProjectedDocument | undefined;
  /** Parked records of a blocked stream. */
  parked(projection: string, streamId: string): readonly ParkedRecord[];
}

/** What a fold has changed. */
export interface FoldChanges {
  /** By projection, then stream: the documents as they must be stored. */
  readonly documents: Map<string, Map<string, ProjectedDocument>>;
  readonly parked: Map<string, ParkedRecord>;
  /** Ids of parked records that have been folded or found superfluous. */
  readonly released: Set<string>;
  readonly forged: ForgedRecord[];
  /** Keys whose stamp changes. */
  readonly keys: Set<string>;
}

/**
 * Folds records of one partition, in order: the whole meaning of a projector, without any I/O. The result
 * depends on nothing but the records and the documents, so that redelivery, rewinds and any cutting into
 * batches end in the same documents.
 */
export function foldRecords(
  projections: readonly Projection[],
  records: readonly LogRecord[],
  state: FoldState,
): FoldChanges {
  const changes = noChanges();
  for (const record of records) {
    const read = readHeader(record.headers);
    if (!read.ok) {
      setAside({ changes }, record, read.reason);
      continue;
    }
    const context = contextOfTopic(record.topic);
    for (const projection of projections) {
      if (!projection.contexts.includes(context) || !projection.accepts(read.header)) continue;
      foldOne({ projection, state, changes, place: record }, { record, header: read.header });
    }
  }
  return changes;
}

/** Tries the parked records of a stream again, in order; `place` says where on the log to note the change. */
export function foldParked(
  projection: Projection,
  streamId: string,
  place: Pick<LogRecord, 'topic' | 'partition' | 'offset'>,
  state: FoldState,
): FoldChanges {
  const changes = noChanges();
  drain({ projection, state, changes, place }, streamId);
  return changes;
}

function noChanges(): FoldChanges {
  return { documents: new Map(), parked: new Map(), released: new Set(), forged: [], keys: new Set() };
}

interface Folding {
  readonly projection: Projection;
  readonly state: FoldState;
  readonly changes: FoldChanges;
  readonly place: Pick<LogRecord, 'topic' | 'partition' | 'offset'>;
}

interface Incoming {
  readonly record: LogRecord;
  readonly header: EventHeader;
  /** Set where the record has been parked before. */
  readonly parkedAs?: string;
}

function foldOne(folding: Folding, incoming: Incoming): void {
  const { streamId, version } = incoming.header;
  const document = current(folding, streamId);
  const { topic, partition } = incoming.record;
  if (document && (document.at.topic !== topic || document.at.partition !== partition)) {
    return setAside(folding, incoming.record, `stream ${streamId} lives in ${placeOf(document.at)}`);
  }
  const progress = document?.version ?? 0;
  if (version <= progress) return passOver(folding, document!, incoming);
  if (version > progress + 1) {
    const reason = document?.blocked ? 'BEHIND' : 'GAP';
    return block(folding, incoming, reason, `event ${progress + 1} of the stream has not been folded`);
  }
  if (advance(folding, document, incoming) && document?.blocked) drain(folding, streamId);
}

/** Parks a record alone: it has no place in the stream that it names. */
function setAside({ changes }: Pick<Folding, 'changes'>, record: LogRecord, detail: string): void {
  const parked = park(record, null, null, 'NO_EVENT', detail);
  changes.parked.set(parked._id, parked);
}

/** A version that is folded already: the same commit again, or another one under its number. */
function passOver({ projection, changes }: Folding, document: ProjectedDocument, incoming: Incoming): void {
  const { header, record, parkedAs } = incoming;
  const first = header.version - header.commitIndex;
  const known = document.commits.find((commit) => commit.first === first);
  if (parkedAs !== undefined) changes.released.add(parkedAs);
  if (known?.hash === shortHash(header)) return;
  const { topic, partition, offset } = record;
  const { streamId, version } = header;
  changes.forged.push({ projection: projection.name, streamId, version, topic, partition, offset });
}

/** Folds the next event of a stream; false: it is parked instead. */
function advance(folding: Folding, document: ProjectedDocument | undefined, incoming: Incoming): boolean {
  const { projection, place, changes } = folding;
  const { record, header, parkedAs } = incoming;
  const data = readData(record.value);
  if (typeof data === 'string') {
    block(folding, incoming, 'UNDECODABLE', data);
    return false;
  }
  const { topic, partition, offset } = record;
  const context: ProjectionContext = { topic, partition, offset, recordedAt: header.recordedAt };
  try {
    const view = foldEvent(projection, document?.view ?? null, { ...header, data }, context);
    // What these throw on is as unfit to store as what `project` throws on.
    const ix = view === null ? undefined : projection.lookup?.(view);
    const entries = view === null ? undefined : projection.entries?.of(view);
    const keys = view === null ? [] : (projection.topics?.(view) ?? []);
    for (const key of [...(document?.keys ?? []), ...keys]) changes.keys.add(key);
    put(folding, {
      _id: header.streamId,
      version: header.version,
      commits: withCommit(document?.commits ?? [], header),
      view,
      ...(ix === undefined ? {} : { ix }),
      ...(entries === undefined ? {} : { entries }),
      keys: mergeKeys(document?.keys ?? [], keys),
      at: { topic: place.topic, partition: place.partition, offset: Number(place.offset), rev: 0 },
      ...(document?.blocked ? { blocked: true } : {}),
    });
  } catch (error) {
    block(folding, incoming, 'FAILED', error instanceof Error ? error.message : String(error));
    return false;
  }
  if (parkedAs !== undefined) changes.released.add(parkedAs);
  return true;
}

/** Folds what waits behind the event that has just been folded, as far as it goes. */
function drain(folding: Folding, streamId: string): void {
  for (const incoming of waiting(folding, streamId)) {
    const progress = current(folding, streamId)?.version ?? 0;
    if (incoming.header.version > progress + 1) break;
    if (incoming.header.version <= progress) {
      passOver(folding, current(folding, streamId)!, incoming);
    } else if (!advance(folding, current(folding, streamId), incoming)) {
      // A second record of the same version may still read.
      continue;
    }
  }
  const document = current(folding, streamId);
  if (!document?.blocked || waiting(folding, streamId).length > 0) return;
  const { blocked: _, ...open } = document;
  put(folding, open);
}

function waiting({ projection, state, changes }: Folding, streamId: string): Incoming[] {
  const known = new Map(state.parked(projection.name, streamId).map((one) => [one._id, one]));
  for (const [id, one] of changes.parked) {
    if (one.projection === projection.name && one.streamId === streamId) known.set(id, one);
  }
  return [...known.values()]
    .filter(({ _id }) => !changes.released.has(_id))
    .sort((a, b) => a.version! - b.version! || a.offset - b.offset)
    .map(unpark);
}

function unpark(parked: ParkedRecord): Incoming {
  const { topic, partition } = parked;
  const record: LogRecord = { ...parked.record, topic, partition, offset: BigInt(parked.offset) };
  const read = readHeader(record.headers);
  if (!read.ok) throw new Error(`parked record ${parked._id} of a stream without headers`);
  return { record, header: read.header, parkedAs: parked._id };
}

function block(folding: Folding, incoming: Incoming, reason: ParkReason, detail: string): void {
  const { projection, changes, place } = folding;
  const { record, header } = incoming;
  const parked = park(record, projection.name, header, reason, detail);
  changes.parked.set(parked._id, parked);
  const document = current(folding, header.streamId);
  if (document?.blocked) return;
  const { topic, partition, offset } = place;
  const empty = {
    _id: header.streamId,
    version: 0,
    commits: [],
    view: null,
    keys: [],
    at: { topic, partition, offset: Number(offset), rev: 0 },
  };
  put(folding, { ...(document ?? empty), blocked: true });
}

function park(
  record: LogRecord,
  projection: string | null,
  header: EventHeader | null,
  reason: ParkReason,
  detail: string,
): ParkedRecord {
  const { topic, partition, offset, key, headers, value } = record;
  return {
    _id: `${topic}/${partition}/${offset}/${projection ?? '*'}`,
    projection,
    streamId: header?.streamId ?? null,
    version: header?.version ?? null,
    topic,
    partition,
    offset: Number(offset),
    reason,
    detail,
    record: { key, headers, value },
  };
}

function current({ projection, state, changes }: Folding, streamId: string): ProjectedDocument | undefined {
  return changes.documents.get(projection.name)?.get(streamId) ?? state.document(projection.name, streamId);
}

function put({ projection, changes }: Folding, document: ProjectedDocument): void {
  const documents = changes.documents.get(projection.name);
  if (documents) documents.set(document._id, document);
  else changes.documents.set(projection.name, new Map([[document._id, document]]));
}

function withCommit(
  commits: ProjectedDocument['commits'],
  header: EventHeader,
): ProjectedDocument['commits'] {
  const first = header.version - header.commitIndex;
  if (commits.at(-1)?.first === first) return commits;
  return [...commits, { first, hash: shortHash(header) }];
}

function shortHash(header: EventHeader): string {
  return header.commitHash.slice(0, 16);
}

function mergeKeys(known: readonly string[], keys: readonly string[]): readonly string[] {
  if (keys.every((key) => known.includes(key))) return known;
  return [...new Set([...known, ...keys])].sort();
}
