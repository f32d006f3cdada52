/** JSON as it stands in the store and on the topics. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** An event as written: the full proto message name and its proto3 JSON. */
export interface StoredEvent {
  readonly type: string;
  readonly data: JsonObject;
}

/** One event as a reader sees it, with everything that the record on the topic carries. */
export interface RecordedEvent {
  /** CloudEvents id: `<streamId>/<version>`. */
  readonly id: string;
  readonly streamId: string;
  /** Position in the stream, from 1 without a hole. */
  readonly version: number;
  readonly type: string;
  readonly data: JsonObject;
  /** Instant at which the commit was recorded, RFC 3339 UTC; it never falls within a stream. */
  readonly recordedAt: string;
  readonly commandId: string;
  readonly actor: string;
  /** Unit in whose name the actor wrote. */
  readonly unit: string;
  readonly commitSeq: number;
  readonly commitIndex: number;
  readonly commitSize: number;
  readonly commitHash: string;
}

/** Domain event ↔ stored event; exhaustive both ways, one per service. */
export interface EventCodec<Event> {
  readonly encode: (event: Event) => StoredEvent;
  /** Throws when the type is not of this context or the data do not read. */
  readonly decode: (stored: StoredEvent) => Event;
}
