import type { Json, JsonObject, RecordedEvent, StoredEvent } from '@trienkhai/kernel/envelope';
import type { LogRecord, OutgoingRecord } from './event-log.ts';

/**
 * CloudEvents 1.0, binary content mode of the Kafka protocol binding: attributes are headers `ce_*`, the
 * value is the proto3 JSON of the event's message. One record per event.
 */

/** What of a stored commit goes onto the log. */
export interface PublishedCommit {
  readonly streamId: string;
  readonly seq: number;
  /** Version of the last event. */
  readonly toVersion: number;
  readonly events: readonly StoredEvent[];
  readonly commandId: string;
  /** Partition key. */
  readonly key: string;
  readonly actor: string;
  readonly unit: string;
  readonly recordedAt: Date;
  readonly hash: string;
  /** W3C trace context of the command. */
  readonly traceparent?: string | undefined;
}

/** Everything about a recorded event but its data. */
export type EventHeader = Omit<RecordedEvent, 'data'>;

export type HeaderResult =
  { readonly ok: true; readonly header: EventHeader } | { readonly ok: false; readonly reason: string };

export type ReadResult =
  | { readonly ok: true; readonly event: RecordedEvent }
  /** `header` is there where only the data do not read: the record still has a place in its stream. */
  | { readonly ok: false; readonly reason: string; readonly header?: EventHeader };

const CONTENT_TYPE = 'application/json';

/** The records of one commit, in order. `context`: `units`, `directives`, `study` or `reviews`. */
export function commitRecords(commit: PublishedCommit, context: string): OutgoingRecord[] {
  const before = commit.toVersion - commit.events.length;
  const shared = {
    ce_specversion: '1.0',
    ce_source: `/trienkhai/${context}`,
    ce_subject: commit.streamId,
    ce_time: commit.recordedAt.toISOString(),
    'content-type': CONTENT_TYPE,
    ce_commandid: commit.commandId,
    ce_actor: commit.actor,
    ce_unit: commit.unit,
    ce_commitseq: String(commit.seq),
    ce_commitsize: String(commit.events.length),
    ce_commithash: commit.hash,
    ...(commit.traceparent === undefined ? {} : { traceparent: commit.traceparent }),
  };
  return commit.events.map((event, index) => ({
    key: commit.key,
    headers: {
      ...shared,
      ce_id: `${commit.streamId}/${before + index + 1}`,
      ce_type: event.type,
      ce_dataschema: `urn:trienkhai:proto:${event.type}`,
      ce_streamversion: String(before + index + 1),
      ce_commitindex: String(index),
    },
    value: JSON.stringify(event.data),
  }));
}

/** The whole event of a record, or why it is none. Never throws. */
export function readRecord(record: LogRecord): ReadResult {
  const read = readHeader(record.headers);
  if (!read.ok) return read;
  const data = readData(record.value);
  if (typeof data === 'string') return { ok: false, reason: data, header: read.header };
  return { ok: true, event: { ...read.header, data } };
}

/** The data of a record, or a sentence about what is wrong with it. */
export function readData(value: string | null): JsonObject | string {
  if (value === null) return 'the record has no value';
  try {
    const data = JSON.parse(value) as Json;
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as JsonObject;
    return 'the value is no JSON object';
  } catch {
    return 'the value is no JSON';
  }
}

const TYPE = /^trienkhai\.([a-z]+)\.v[1-9]\d*\.[A-Z]\w*$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;
const COUNT = /^(0|[1-9]\d{0,14})$/;
const HASH = /^[0-9a-f]{64}$/;

/** Strict: a record that was not written by a relay of this product has no event header. */
export function readHeader(headers: Readonly<Record<string, string>>): HeaderResult {
  const header: EventHeader = {
    id: headers['ce_id'] ?? '',
    streamId: headers['ce_subject'] ?? '',
    version: count(headers['ce_streamversion']),
    type: headers['ce_type'] ?? '',
    recordedAt: headers['ce_time'] ?? '',
    commandId: headers['ce_commandid'] ?? '',
    actor: headers['ce_actor'] ?? '',
    unit: headers['ce_unit'] ?? '',
    commitSeq: count(headers['ce_commitseq']),
    commitIndex: count(headers['ce_commitindex']),
    commitSize: count(headers['ce_commitsize']),
    commitHash: headers['ce_commithash'] ?? '',
  };
  const fault = faultOf(header, headers);
  return fault === undefined
    ? { ok: true, header }
    : { ok: false, reason: `header ${fault} is missing or not valid` };
}

/** The first header that is not as it must be. */
function faultOf(event: EventHeader, headers: Readonly<Record<string, string>>): string | undefined {
  const context = TYPE.exec(event.type)?.[1];
  if (headers['ce_specversion'] !== '1.0') return 'ce_specversion';
  if (!headers['content-type']?.startsWith(CONTENT_TYPE)) return 'content-type';
  if (event.streamId === '') return 'ce_subject';
  if (!(event.version >= 1)) return 'ce_streamversion';
  if (event.id !== `${event.streamId}/${event.version}`) return 'ce_id';
  if (context === undefined) return 'ce_type';
  if (headers['ce_source'] !== `/trienkhai/${context}`) return 'ce_source';
  if (!isInstant(event.recordedAt)) return 'ce_time';
  if (!(event.commitSeq >= 1)) return 'ce_commitseq';
  if (!(event.commitIndex < event.commitSize && event.commitIndex < event.version)) return 'ce_commitindex';
  if (!HASH.test(event.commitHash)) return 'ce_commithash';
  if (event.commandId === '') return 'ce_commandid';
  if (event.actor === '') return 'ce_actor';
  return event.unit === '' ? 'ce_unit' : undefined;
}

/** NaN where the text is no count. */
function count(text: string | undefined): number {
  return text !== undefined && COUNT.test(text) ? Number(text) : Number.NaN;
}

function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}
