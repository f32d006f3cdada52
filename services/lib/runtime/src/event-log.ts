/**
 * The event log: an append-only, partitioned, replayable log of records. Everything outside this file and
 * its folder knows these two ports only.
 */
export { kafkaEventLog } from './event-log/kafka.ts';
export { PARTITIONS } from './event-log/partitions.ts';

export interface OutgoingRecord {
  /** Partition key; records of one key keep their order. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface EventLogWriter {
  /**
   * Resolves when every record is acknowledged by all in-sync replicas, in order per key. Calls are sent
   * one after another. After a rejection some of the records may be in the log: the caller appends the
   * same records again, through this writer or a fresh one; the failed connection is never used again.
   */
  append(topic: string, records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string | null;
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** Records of one partition, ascending by offset, never empty. */
export interface LogBatch extends TopicPartition {
  readonly records: readonly LogRecord[];
  /** Offset from which this batch was asked for. */
  readonly from: bigint;
  /** Offset after the last record of the partition when the batch was fetched. */
  readonly end: bigint;
}

export interface SubscribeOptions {
  /** Readers of one group share the partitions between them. */
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Called whenever partitions are given to this reader; answers the offset to start from, in the same
   * order. Nothing is delivered before it resolves; a rejection is logged and the question asked again.
   */
  readonly assigned: (partitions: readonly TopicPartition[]) => Promise<readonly bigint[]>;
  /** Batches of different partitions arrive at the same time; no more is fetched until all have resolved. */
  readonly batch: (batch: LogBatch) => Promise<void>;
}

export interface ReadOptions {
  readonly topics: readonly string[];
  /** Where to start in each partition; default: its beginning. */
  readonly from?: (partition: TopicPartition) => bigint;
  readonly batch: (batch: LogBatch) => Promise<void>;
}

export interface Subscription {
  /** The next delivery of this partition starts at `offset`; what is under way is not recalled. */
  seek(partition: TopicPartition, offset: bigint): void;
  /** Tells the broker how far the group is; a signal for operators, nothing is ever restored from it. */
  report(positions: readonly (TopicPartition & { readonly offset: bigint })[]): Promise<void>;
  /** True while joined to the log; false while connecting or reconnecting. */
  running(): boolean;
  stop(): Promise<void>;
}

/** Offset after the last record of each partition of a topic, by partition number. */
export type TopicEnds = readonly bigint[];

export interface EventLogReader {
  /** Returns at once and connects in the background, again and again while the log is away. */
  subscribe(options: SubscribeOptions): Subscription;
  /** Reads whole topics alone, without sharing them with other readers. */
  readFrom(options: ReadOptions): Subscription;
  ends(topic: string): Promise<TopicEnds>;
  /** Identity of the log; another one means other records at the same offsets. */
  clusterId(): Promise<string>;
  close(): Promise<void>;
}

export interface EventLog {
  /** A fresh writer each time; the caller closes it. */
  writer(): EventLogWriter;
  reader(): EventLogReader;
  /** Creates what is missing; safe when several services do it at once. Throws on another partition count. */
  ensureTopics(names: readonly string[]): Promise<void>;
  /** Ends every reader and the connection for questions; writers are closed by whoever asked for them. */
  close(): Promise<void>;
}
