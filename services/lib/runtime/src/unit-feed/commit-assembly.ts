import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import type { Logger } from 'pino';
import { readRecord } from '../cloud-events.ts';
import type { LogRecord } from '../event-log.ts';
import type { Position } from '../position.ts';

interface StreamState {
  /** Last version that has been applied, always the end of a commit. */
  applied: number;
  /** Events of a commit whose last record has not come yet. */
  pending: RecordedEvent[];
  /** A record of this stream is missing or does not read. */
  stuck: boolean;
}

/** Is this one of the streams on the units topic? */
export function ofUnits(streamId: string): boolean {
  return streamId === 'territory' || /^(organ|terms|grants):/.test(streamId);
}

export interface CommitAssembly {
  /** True when at least one commit was completed and applied. */
  add(records: readonly LogRecord[]): boolean;
  holds(position: Position): boolean;
  stuck(position: Position): boolean;
}

/** Applies events commit by commit: a reorganisation is seen whole or not at all. */
export function createCommitAssembly(apply: (event: RecordedEvent) => void, logger: Logger): CommitAssembly {
  const streams = new Map<string, StreamState>();

  function stateOf(streamId: string): StreamState {
    const known = streams.get(streamId);
    if (known) return known;
    const fresh: StreamState = { applied: 0, pending: [], stuck: false };
    streams.set(streamId, fresh);
    return fresh;
  }

  function addOne(record: LogRecord): boolean {
    const read = readRecord(record);
    if (read.ok) return take(stateOf(read.event.streamId), read.event, apply);
    const { topic, partition, offset } = record;
    logger.error({ topic, partition, offset: String(offset), reason: read.reason }, 'not an event of units');
    if (read.header) block(stateOf(read.header.streamId), read.header.version);
    return false;
  }

  return {
    add: (records) => records.map(addOne).includes(true),
    holds: ({ streamId, version }) => (streams.get(streamId)?.applied ?? 0) >= version,
    stuck({ streamId, version }) {
      const stream = streams.get(streamId);
      return stream !== undefined && stream.stuck && stream.applied < version;
    },
  };
}

/** True when this was the last event of a commit, which is now applied. */
function take(stream: StreamState, event: RecordedEvent, apply: (event: RecordedEvent) => void): boolean {
  const expected = stream.applied + stream.pending.length + 1;
  if (event.version !== expected) {
    block(stream, event.version);
    return false;
  }
  stream.stuck = false;
  stream.pending.push(event);
  if (event.commitIndex < event.commitSize - 1) return false;
  for (const one of stream.pending) apply(one);
  stream.applied = event.version;
  stream.pending = [];
  return true;
}

/** What has been read before is a duplicate; what lies beyond is missing something. */
function block(stream: StreamState, version: number): void {
  if (version > stream.applied + stream.pending.length) stream.stuck = true;
}
