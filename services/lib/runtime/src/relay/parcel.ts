import type { Commit } from '../commit-store.ts';
import type { OutgoingRecord } from '../event-log.ts';

/** A commit made ready for the log. */
export interface Parcel {
  readonly id: string;
  readonly streamId: string;
  readonly seq: number;
  readonly records: readonly OutgoingRecord[];
  readonly bytes: number;
}

export type Encode = (commit: Commit) => readonly OutgoingRecord[];

export function parcelOf(commit: Commit, encode: Encode): Parcel {
  const records = encode(commit);
  return {
    id: commit._id,
    streamId: commit.streamId,
    seq: commit.seq,
    records,
    bytes: records.reduce((sum, record) => sum + bytesOf(record), 0),
  };
}

/** Cuts parcels into requests that any broker takes, in order; a large one stretches over several. */
export function requestsOf(parcels: readonly Parcel[], maxBytes: number): OutgoingRecord[][] {
  const requests: OutgoingRecord[][] = [];
  let room = 0;
  const put = (records: readonly OutgoingRecord[], bytes: number) => {
    if (bytes > room || requests.length === 0) {
      requests.push([]);
      room = maxBytes;
    }
    requests.at(-1)!.push(...records);
    room -= bytes;
  };
  for (const { records, bytes } of parcels) {
    if (bytes <= maxBytes) put(records, bytes);
    else for (const record of records) put([record], bytesOf(record));
  }
  return requests.filter((request) => request.length > 0);
}

/** Lengths and attributes of one record on the wire. */
const FRAME_BYTES = 64;

function bytesOf({ key, headers, value }: OutgoingRecord): number {
  let bytes = FRAME_BYTES + key.length + Buffer.byteLength(value);
  for (const name in headers) bytes += name.length + headers[name]!.length + 4;
  return bytes;
}
