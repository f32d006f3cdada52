import type { LogBatch, LogRecord, TopicPartition } from '../event-log.ts';
import type { PartitionCommit } from './commit.ts';
import type { FoldChanges, FoldState } from './fold.ts';
import type { ParkedRecord, ProjectedDocument } from './model.ts';
import type { Checkpoint } from './store.ts';
import { weightOfDocument } from './weight.ts';

/**
 * One partition in the hands of this instance: what has been folded since its last commit, and a cache of
 * its documents. Nobody else changes these documents without moving the checkpoint, so the cache is right
 * as long as the next compare-and-set succeeds, and is thrown away with the lane when it does not.
 */
export interface Lane extends TopicPartition {
  checkpoint: Checkpoint;
  /** Offset of the next record to fold. */
  next: bigint;
  lastId: string | null;
  /** Has the record before the checkpoint been seen to be the one that was folded? */
  verified: boolean;
  /** How often in a row the log has gone on elsewhere. */
  seeks: number;
  /** End of the partition when it was last heard of. */
  end: bigint;
  readonly documents: Map<string, Map<string, ProjectedDocument>>;
  readonly changed: Map<string, Set<string>>;
  readonly parked: Map<string, ParkedRecord>;
  readonly released: Set<string>;
  readonly keys: Set<string>;
  /** Parked records of blocked streams, as loaded since the last commit. */
  readonly waiting: Map<string, readonly ParkedRecord[]>;
  /** Size of the values folded and of the documents read since the last commit. */
  bytes: number;
  /** Traces of the commands whose events are pending. */
  readonly traces: Set<string>;
}

export function openLane(checkpoint: Checkpoint, end: bigint): Lane {
  const { topic, partition, next, lastId } = checkpoint;
  return {
    topic,
    partition,
    checkpoint,
    next: BigInt(next),
    lastId,
    verified: next === 0,
    seeks: 0,
    end,
    documents: new Map(),
    changed: new Map(),
    parked: new Map(),
    released: new Set(),
    keys: new Set(),
    waiting: new Map(),
    bytes: 0,
    traces: new Set(),
  };
}

/** Where reading must start: one record early, to see that the log is still the same. */
export function startOf(lane: Lane): bigint {
  return lane.verified ? lane.next : lane.next - 1n;
}

/** `records`: what is to be folded now · `seek`: the log went on elsewhere · `replaced`: it is another log. */
export type Fit =
  | { readonly kind: 'records'; readonly records: readonly LogRecord[] }
  | { readonly kind: 'seek' }
  | { readonly kind: 'replaced'; readonly detail: string };

/** Batches that were under way before a seek may still arrive; so many in a row cannot be. */
const SEEKS = 10;

export function fit(lane: Lane, batch: LogBatch): Fit {
  lane.end = batch.end;
  if (batch.end < lane.next) {
    return { kind: 'replaced', detail: `it ends at ${batch.end}, before offset ${lane.next}` };
  }
  if (batch.from > startOf(lane)) {
    lane.seeks += 1;
    if (lane.seeks < SEEKS) return { kind: 'seek' };
    return { kind: 'replaced', detail: `its records from ${startOf(lane)} to ${batch.from} are gone` };
  }
  lane.seeks = 0;
  if (!lane.verified) {
    const before = lane.next - 1n;
    const last = batch.records.find(({ offset }) => offset >= before);
    if (!last) return { kind: 'records', records: [] };
    const id = last.headers['ce_id'] ?? null;
    if (last.offset !== before || id !== lane.lastId) {
      const detail = `offset ${before} holds ${id} at ${last.offset} instead of ${lane.lastId}`;
      return { kind: 'replaced', detail };
    }
    lane.verified = true;
  }
  return { kind: 'records', records: batch.records.filter(({ offset }) => offset >= lane.next) };
}

export function stateOf(lane: Lane): FoldState {
  return {
    document: (projection, streamId) => lane.documents.get(projection)?.get(streamId),
    parked(projection, streamId) {
      const loaded = lane.waiting.get(`${projection}/${streamId}`) ?? [];
      const fresh = [...lane.parked.values()].filter(
        (one) => one.projection === projection && one.streamId === streamId,
      );
      return [...loaded.filter(({ _id }) => !lane.released.has(_id) && !lane.parked.has(_id)), ...fresh];
    },
  };
}

export function keep(lane: Lane, document: ProjectedDocument, projection: string): void {
  const known = lane.documents.get(projection) ?? new Map<string, ProjectedDocument>();
  lane.documents.set(projection, known);
  // Last in order: the cache lets go of the first.
  known.delete(document._id);
  known.set(document._id, document);
}

/** Takes over what a fold has changed; nothing is stored yet. */
export function merge(lane: Lane, changes: FoldChanges): void {
  for (const [projection, documents] of changes.documents) {
    const changed = lane.changed.get(projection) ?? new Set();
    lane.changed.set(projection, changed);
    for (const document of documents.values()) {
      keep(lane, document, projection);
      changed.add(document._id);
    }
  }
  for (const [id, parked] of changes.parked) lane.parked.set(id, parked);
  for (const id of changes.released) {
    lane.parked.delete(id);
    lane.released.add(id);
  }
  for (const key of changes.keys) lane.keys.add(key);
}

export function commitOf(lane: Lane): PartitionCommit {
  const documents = new Map<string, ProjectedDocument[]>();
  for (const [projection, ids] of lane.changed) {
    const known = lane.documents.get(projection)!;
    documents.set(
      projection,
      [...ids].map((id) => known.get(id)!),
    );
  }
  const { checkpoint, lastId } = lane;
  const parked = [...lane.parked.values()];
  const released = [...lane.released];
  return { checkpoint, next: Number(lane.next), lastId, documents, parked, released, keys: lane.keys };
}

/** After its commit: nothing is pending, and the newest documents of each projection stay in memory, at most `cached` bytes. */
export function settle(lane: Lane, commit: PartitionCommit, cached: number): void {
  const { next, lastId, checkpoint } = commit;
  lane.checkpoint = { ...checkpoint, next, lastId, rev: checkpoint.rev + 1 };
  lane.changed.clear();
  lane.parked.clear();
  lane.released.clear();
  lane.keys.clear();
  lane.waiting.clear();
  lane.bytes = 0;
  lane.traces.clear();
  for (const documents of lane.documents.values()) letGo(documents, cached);
}

/** Of the oldest, until the others weigh no more than that; the newest stays in any case. */
function letGo(documents: Map<string, ProjectedDocument>, most: number): void {
  let weight = 0;
  for (const [at, document] of [...documents.values()].reverse().entries()) {
    if (weight <= most) weight += weightOfDocument(document);
    if (weight > most && at > 0) documents.delete(document._id);
  }
}

export function isPending(lane: Lane): boolean {
  return Number(lane.next) !== lane.checkpoint.next;
}

export function changedCount(lane: Lane): number {
  let count = 0;
  for (const ids of lane.changed.values()) count += ids.size;
  return count;
}
