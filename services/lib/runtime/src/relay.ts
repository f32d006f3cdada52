import { setTimeout } from 'node:timers/promises';
import type { Commit, CommitStore } from './commit-store.ts';
import { answered } from './commit-store/availability.ts';
import type { Backlog } from './commit-store/outbox.ts';
import type { Database } from './document-store.ts';
import type { Lease } from './document-store/lease.ts';
import { takeLease } from './document-store/lease.ts';
import { endsWithin } from './ends-within.ts';
import type { EventLogWriter, OutgoingRecord } from './event-log.ts';
import type { Hooks } from './hooks.ts';
import type { Logger } from './logger.ts';
import { createBell } from './relay/bell.ts';
import type { Bell } from './relay/bell.ts';
import { relayMeter } from './relay/metrics.ts';
import { relayStatus } from './relay/status.ts';
import type { RelayStatus } from './relay/status.ts';
import { beginTenure } from './relay/tenure.ts';
import type { Tenure } from './relay/tenure.ts';

export interface RelayOptions {
  readonly store: CommitStore;
  readonly database: Database;
  readonly writer: EventLogWriter;
  readonly topic: string;
  /** The records of a commit, in order. */
  readonly encode: (commit: Commit) => readonly OutgoingRecord[];
  /** Differs between two running instances. */
  readonly instanceId: string;
  readonly logger: Logger;
  readonly hooks?: Hooks | undefined;
  /** How long a silent owner keeps the others waiting. */
  readonly leaseMs?: number;
  /** How long a blocked stream waits before it is tried again. */
  readonly retryBlockedMs?: number;
}

/** What the store holds that the topic does not show yet, asked of the store itself. */
export interface RelayBacklog extends Backlog {
  /** Streams whose next commit the log refuses; known to every instance. */
  readonly blockedStreams: readonly string[];
}

export interface Relay {
  start(): void;
  /** Sends what is left, within `flushMs`, then hands over. */
  stop(flushMs?: number): Promise<void>;
  /** Commits that this process has just stored; the owner sends them without reading them back. */
  notify(commits: readonly Commit[]): void;
  /** Counts commits recorded up to an instant; absent: all. Throws UNAVAILABLE. */
  backlog(until?: Date): Promise<RelayBacklog>;
  readonly owner: boolean;
}

const RELAY_LEASE = 'relay';
const LEASE_MS = 6_000;
const FLUSH_MS = 5_000;
const BACKLOG_LIMIT_MS = 1_500;
const LETTING_GO_MS = 1_000;

interface Running extends RelayOptions {
  readonly leaseMs: number;
  readonly status: RelayStatus;
  readonly doorbell: Bell;
  stopping: boolean;
  lease: Lease | undefined;
  tenure: Tenure | undefined;
}

/**
 * Publishes the commits of one store: per stream in order, every record at least once, its first
 * appearances without a hole. Among the instances of a service one owner at a time works; a paused owner
 * that wakes may repeat records, and whatever it then marks as published has been acknowledged.
 */
export function createRelay(options: RelayOptions): Relay {
  const relay: Running = {
    ...options,
    leaseMs: options.leaseMs ?? LEASE_MS,
    status: relayStatus(options.database, options.logger),
    doorbell: createBell(),
    stopping: false,
    lease: undefined,
    tenure: undefined,
  };
  const backlog = (until?: Date) => backlogOf(relay, until);
  const stopMetrics = relayMeter(options.topic, backlog);
  let running: Promise<void> | undefined;
  return {
    start: () => void (running ??= run(relay)),
    async stop(flushMs = FLUSH_MS) {
      stopMetrics();
      await finish(relay, running, flushMs);
    },
    notify(commits) {
      if (!relay.tenure) return;
      for (const commit of commits) relay.tenure.feed.offer(commit);
      relay.tenure.wake();
    },
    backlog,
    get owner() {
      return relay.tenure !== undefined;
    },
  };
}

async function backlogOf({ store, status }: Running, until: Date | undefined): Promise<RelayBacklog> {
  const asked = Promise.all([store.outbox.backlog(until), status.blocked()]);
  const [counted, blocked] = await answered(asked, BACKLOG_LIMIT_MS);
  return { ...counted, blockedStreams: blocked };
}

/** Owner whenever the lease is to be had. */
async function run(relay: Running): Promise<void> {
  const asked = { name: RELAY_LEASE, owner: relay.instanceId, ttlMs: relay.leaseMs };
  while (!relay.stopping) {
    relay.lease = await takeLease(relay.database, asked).catch((error: unknown) => {
      relay.logger.warn({ err: error }, 'the lease for publishing cannot be asked for');
      return undefined;
    });
    if (relay.lease) await own(relay, relay.lease);
    if (!relay.stopping) await relay.doorbell.wait(relay.leaseMs / 3);
  }
}

async function own(relay: Running, lease: Lease): Promise<void> {
  const { logger, topic, status } = relay;
  logger.info({ topic, epoch: lease.epoch }, 'publishing');
  const ended = new AbortController();
  const renewing = keepRenewing(lease, relay.leaseMs / 3, ended.signal);
  status.publish([]);
  relay.tenure = beginTenure({ ...relay, lease, publishBlocked: status.publish });
  if (relay.stopping) relay.tenure.finish();
  await relay.tenure.ended.catch((error: unknown) => logger.error({ err: error }, 'publishing ended'));
  relay.tenure = undefined;
  ended.abort();
  await renewing;
  await lease.release().catch(() => undefined);
}

async function finish(relay: Running, running: Promise<void> | undefined, flushMs: number): Promise<void> {
  relay.stopping = true;
  relay.tenure?.finish();
  relay.doorbell.ring();
  if (await endsWithin(flushMs, running)) return;
  // The log does not answer: the next owner sends what is left.
  await relay.lease?.release().catch(() => undefined);
  await endsWithin(LETTING_GO_MS, running);
}

async function keepRenewing(lease: Lease, everyMs: number, ended: AbortSignal): Promise<void> {
  while (!ended.aborted && lease.held()) {
    await setTimeout(everyMs, undefined, { signal: ended }).catch(() => undefined);
    if (!ended.aborted) await lease.renew().catch(() => false);
  }
}
