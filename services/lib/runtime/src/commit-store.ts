import type { StoredEvent } from '@trienkhai/kernel/envelope';
import { sealCommit } from './commit-hash.ts';
import { createGroupCommit } from './commit-store/group-commit.ts';
import { ensureCommitIndexes } from './commit-store/indexes.ts';
import { batchInsert } from './commit-store/insert.ts';
import { createOutbox } from './commit-store/outbox.ts';
import type { Outbox } from './commit-store/outbox.ts';
import { commitReads } from './commit-store/reads.ts';
import type { Collection, Database } from './document-store.ts';
import type { Hooks } from './hooks.ts';

/** Everything that one accepted command did, in one document: receipt, events and outbox entry. */
export interface Commit {
  /** `<streamId>@<seq>` */
  readonly _id: string;
  readonly streamId: string;
  /** Position of the commit in its stream: 1, 2, 3 … without a hole. */
  readonly seq: number;
  /** Version of the stream before this commit: event i (from 0) has version `fromVersion + 1 + i`. */
  readonly fromVersion: number;
  /** Version of the stream after it; equal to `fromVersion` when the command changed nothing. */
  readonly toVersion: number;
  readonly events: readonly StoredEvent[];
  readonly commandId: string;
  /** SHA-256 over command, expected version, actor and unit: tells a resend from a reused id. */
  readonly fingerprint: string;
  /** Partition key of the stream's records; the same in all commits of a stream. */
  readonly key: string;
  readonly actor: string;
  readonly unit: string;
  /** Never falls within a stream. */
  readonly recordedAt: Date;
  readonly prevHash: string;
  /** SHA-256 over `prevHash` and the RFC 8785 JSON of all fields but hash, published, traceparent. */
  readonly hash: string;
  /** True once all its records are acknowledged by the event log. */
  readonly published: boolean;
  /** W3C trace context of the command; outside the hash. */
  readonly traceparent?: string;
}

/** What a writer knows about a commit before it is sealed into the chain. */
export type CommitDraft = Omit<Commit, '_id' | 'toVersion' | 'hash' | 'published'>;

/** `taken`: another commit stands under the same `_id` or the same commandId. */
export type Appended =
  { readonly kind: 'stored'; readonly commit: Commit } | { readonly kind: 'taken'; readonly by: Commit };

export interface CommitStore {
  /**
   * Stores a commit, all or nothing, acknowledged by a majority and its journals; joins whatever else is
   * being written. Throws DomainError: EVENT_TOO_LARGE · UNAVAILABLE (nothing was written) ·
   * OUTCOME_UNKNOWN (send the same commandId again).
   */
  append(draft: CommitDraft): Promise<Appended>;
  /** Majority-committed commits of a stream after `afterSeq`, ascending. Throws UNAVAILABLE. */
  read(streamId: string, afterSeq?: number): Promise<readonly Commit[]>;
  findByCommandId(commandId: string): Promise<Commit | undefined>;
  /** Every commit, stream by stream, each ascending by `seq`; for verification. */
  all(): AsyncIterable<Commit>;
  /** Calls back with each batch right after it is stored, by this process. */
  onStored(listener: (commits: readonly Commit[]) => void): void;
  readonly outbox: Outbox;
  readonly collection: Collection<Commit>;
}

export const COMMITS = 'commits';

/** What the relay does with commits, with the rights of another account of the store. */
export function publishingAccess({ db }: Database): Pick<CommitStore, 'outbox' | 'collection'> {
  const collection = db.collection<Commit>(COMMITS, { ignoreUndefined: true });
  return { outbox: createOutbox(collection), collection };
}

/** Opens the commits of one database and sees to their indexes. */
export async function openCommitStore(database: Database, hooks?: Hooks): Promise<CommitStore> {
  const collection = database.db.collection<Commit>(COMMITS, { ignoreUndefined: true });
  await ensureCommitIndexes(collection);
  const listeners: ((commits: readonly Commit[]) => void)[] = [];
  const reads = commitReads(collection);
  const group = createGroupCommit({
    insert: batchInsert(database.db, COMMITS, hooks),
    reads,
    onStored: (commits) => listeners.forEach((listener) => listener(commits)),
  });
  return {
    append: (draft) => group.append(sealCommit(draft)),
    read: reads.stream,
    findByCommandId: reads.byCommandId,
    all: reads.all,
    onStored: (listener) => void listeners.push(listener),
    outbox: createOutbox(collection),
    collection,
  };
}
