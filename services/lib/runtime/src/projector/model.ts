import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import type { LogRecord } from '../event-log.ts';

/** Where on the log an event stands, and when it was recorded; never the unit tree. */
export interface ProjectionContext {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly recordedAt: string;
}

/** A pure fold of each accepted stream into one view. */
export interface Projection<View = unknown> {
  /** Names the collection; one word. */
  readonly name: string;
  /** Contexts whose topics it reads: `directives`, `study`, … */
  readonly contexts: readonly string[];
  /**
   * Which streams it follows; decided by the stream alone, because a stream is followed from its first
   * event or not at all. To pass over an event, `project` returns the view as it is.
   */
  accepts(event: Pick<RecordedEvent, 'streamId'>): boolean;
  /** The view after the event; null: nothing to show. Pure: it returns a new view and changes none. */
  project(view: View | null, event: RecordedEvent, context: ProjectionContext): View | null;
  /** Fields to find the document by, stored as `ix.*` beside the view. */
  lookup?(view: View): Readonly<Record<string, unknown>>;
  /** Indexes over stored fields: `{ 'ix.directives': 1 }`. */
  readonly indexes?: readonly Readonly<Record<string, 1 | -1>>[];
  /** Keys (directive ids, say) whose stamp changes with this view, before and after the change. */
  topics?(view: View): readonly string[];
  readonly entries?: Entries<View>;
}

/** Parts of a view that are also stored a document each, for lists in the order of an index. */
export interface Entries<View = unknown> {
  /** A part that was there once stays: what is said of it newly takes its place. */
  of(view: View): readonly Entry[];
  readonly indexes: readonly Readonly<Record<string, 1 | -1>>[];
}

export interface Entry {
  readonly _id: string;
}

/** Where a document was changed last. */
export interface ChangedAt {
  readonly topic: string;
  readonly partition: number;
  /** Offset of the last record folded into it. */
  readonly offset: number;
  /** Count of commits of this topic and partition: rises with every change, also with a release. */
  readonly rev: number;
}

/** One document per source stream and projection; how far the stream has been folded lives in it. */
export interface ProjectedDocument<View = unknown> {
  /** Stream id. */
  readonly _id: string;
  /** Last event folded; 0 while the first one waits. */
  readonly version: number;
  /** First version and start of the hash of every commit folded: tells a duplicate from a forgery. */
  readonly commits: readonly { readonly first: number; readonly hash: string }[];
  readonly view: View | null;
  readonly ix?: Readonly<Record<string, unknown>>;
  /** On their way to documents of their own; not stored with it. */
  readonly entries?: readonly Entry[];
  /** Every key that the view has ever had, ascending. */
  readonly keys: readonly string[];
  readonly at: ChangedAt;
  /** Records of this stream are parked. */
  readonly blocked?: true;
}

export type ParkReason =
  /** No valid event headers, or in another partition than its stream: parked alone. */
  | 'NO_EVENT'
  /** The data do not read. */
  | 'UNDECODABLE'
  /** An earlier event of the stream has not come. */
  | 'GAP'
  /** An earlier record of the stream is parked. */
  | 'BEHIND'
  /** The projection threw. */
  | 'FAILED';

/** A record that could not be folded, kept as it came. */
export interface ParkedRecord {
  /** `<topic>/<partition>/<offset>/<projection or *>` */
  readonly _id: string;
  /** Null: parked for all projections, because it belongs to no stream. */
  readonly projection: string | null;
  readonly streamId: string | null;
  readonly version: number | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly reason: ParkReason;
  /** What exactly is wrong, in English. */
  readonly detail: string;
  readonly record: Pick<LogRecord, 'key' | 'headers' | 'value'>;
}

/** A record that claims a version which another commit already has. */
export interface ForgedRecord {
  readonly projection: string;
  readonly streamId: string;
  readonly version: number;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}
