import { createHash } from 'node:crypto';
import { commitRecords } from '../cloud-events.ts';
import type { LogRecord, OutgoingRecord } from '../event-log.ts';
import { foldParked, foldRecords } from './fold.ts';
import type { FoldChanges } from './fold.ts';
import { merge, openLane, stateOf } from './lane.ts';
import type { Lane } from './lane.ts';
import type { ForgedRecord, ParkedRecord, ProjectedDocument, Projection } from './model.ts';

/** For tests of the fold: records of a made-up event, and a projector whose store is a lane in memory. */
type Loose = Pick<LogRecord, 'key' | 'headers' | 'value'>;

export const SUM: Projection<{ sum: number }> = {
  name: 'sum',
  contexts: ['study'],
  accepts: ({ streamId }) => streamId.startsWith('s:'),
  project: (view, event) => ({ sum: (view?.sum ?? 0) + Number(event.data['value']) }),
};

/** Records of a stream whose commits carry these values. */
export function recordsOf(streamId: string, commits: readonly (readonly number[])[]): OutgoingRecord[] {
  let version = 0;
  return commits.flatMap((values, at) => {
    version += values.length;
    return commitRecords(
      {
        streamId,
        seq: at + 1,
        toVersion: version,
        events: values.map((value) => ({ type: 'trienkhai.study.v1.Noted', data: { value } })),
        commandId: `${streamId}-${at}`,
        key: streamId,
        actor: 'recorder@centre',
        unit: 'centre:TW:2021-11-01',
        recordedAt: new Date(Date.UTC(2025, 0, 1) + version),
        hash: createHash('sha256').update(`${streamId}@${at}`).digest('hex'),
      },
      'study',
    );
  });
}

export function noted(
  streamId: string,
  version: number,
  value: number,
  headers: Record<string, string> = {},
): OutgoingRecord {
  const commits = Array.from({ length: version }, () => [value]);
  const record = recordsOf(streamId, commits)[version - 1]!;
  return { ...record, headers: { ...record.headers, ...headers } };
}

/** As they lie on one partition, from offset 0. */
export function appendTo(records: readonly Loose[], partition = 0): LogRecord[] {
  return records.map((record, at) => ({
    ...record,
    topic: 'test.study.v1',
    partition,
    offset: BigInt(at),
  }));
}

export interface ProjectorInMemory {
  /** While true, the first projection throws. */
  fail: boolean;
  readonly forged: ForgedRecord[];
  readonly keys: Set<string>;
  fold(records: readonly LogRecord[]): void;
  release(streamId: string): void;
  /** Projection → stream → document without its place on the log. */
  documents(): Record<string, Record<string, unknown>>;
  document(streamId: string): ProjectedDocument | undefined;
  parked(): ParkedRecord[];
}

export function projectorInMemory(projections: readonly Projection[] = [SUM]): ProjectorInMemory {
  const place = { topic: 'test.study.v1', partition: 0 };
  const lane: Lane = openLane({ ...place, next: 0, lastId: null, rev: 0, cluster: 'c' }, 0n);
  const [first, ...others] = projections as [Projection, ...Projection[]];
  const guarded: Projection = {
    ...first,
    project(view, event, context) {
      if (memory.fail) throw new Error('made to fail');
      return first.project(view, event, context);
    },
  };

  function take(changes: FoldChanges): void {
    merge(lane, changes);
    memory.forged.push(...changes.forged);
    for (const key of changes.keys) memory.keys.add(key);
  }

  const memory: ProjectorInMemory = {
    fail: false,
    forged: [],
    keys: new Set(),
    fold: (records) => take(foldRecords([guarded, ...others], records, stateOf(lane))),
    release: (streamId) => take(foldParked(guarded, streamId, { ...place, offset: 99n }, stateOf(lane))),
    documents: () =>
      Object.fromEntries(
        projections.map(({ name }) => [name, withoutPlaces(lane.documents.get(name)?.values() ?? [])]),
      ),
    document: (streamId) => lane.documents.get(first.name)?.get(streamId),
    parked: () => [...lane.parked.values()].sort((a, b) => a.offset - b.offset),
  };
  return memory;
}

function withoutPlaces(documents: Iterable<ProjectedDocument>): Record<string, unknown> {
  const sorted = [...documents].sort((a, b) => (a._id < b._id ? -1 : 1));
  return Object.fromEntries(sorted.map(({ at: _at, ...document }) => [document._id, document]));
}
