import { setTimeout } from 'node:timers/promises';
import { SpanKind } from '@opentelemetry/api';
import type { Lease } from '../document-store/lease.ts';
import type { RelayOptions } from '../relay.ts';
import { withSpan } from '../telemetry.ts';
import { createBell } from './bell.ts';
import type { Bell } from './bell.ts';
import { createBlocklist } from './blocked.ts';
import type { Blocklist, BlockedStream } from './blocked.ts';
import { deliver, MAX_REQUEST_BYTES } from './deliver.ts';
import type { Delivery } from './deliver.ts';
import { createFeed } from './feed.ts';
import type { Feed } from './feed.ts';
import { createMarker } from './marker.ts';
import type { Marker } from './marker.ts';
import { packRequest } from './packing.ts';
import type { Parcel } from './parcel.ts';
import { createPending } from './pending.ts';
import type { Pending } from './pending.ts';
import { tracePublished } from './spans.ts';
import { watchCommits } from './watch.ts';

/** What one owner does for as long as it holds the lease. */
export interface Tenure {
  readonly feed: Feed;
  /** Wakes the owner after something was fed. */
  readonly wake: () => void;
  /** Ends when the lease is lost, or once `finish` was asked for and everything is sent and marked. */
  readonly ended: Promise<void>;
  finish(): void;
}

export interface TenureOptions extends RelayOptions {
  readonly lease: Lease;
  /** Tells all instances which streams are blocked. */
  readonly publishBlocked: (streams: readonly BlockedStream[]) => void;
}

/** Everything on the owner's desk. */
interface Desk extends TenureOptions {
  readonly pending: Pending;
  readonly blocked: Blocklist;
  readonly feed: Feed;
  readonly marker: Marker;
  readonly bell: Bell;
  finishing: boolean;
  /** How long the last pause for want of an answer was; 0: all answer. */
  pauseMs: number;
}

/** The next page is read while fewer than this many commits wait: about one request. */
const LOW_COMMITS = 1_000;
const SWEEP_EVERY_MS = 2_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const RETRY_BLOCKED_MS = 30_000;
/** Commits of this process are heard of in process first; only what others store is worth a question. */
const HEARSAY_DELAY_MS = 5;

export function beginTenure(options: TenureOptions): Tenure {
  const desk = setUp(options);
  return {
    feed: desk.feed,
    wake: desk.bell.ring,
    ended: work(desk),
    finish() {
      desk.finishing = true;
      desk.bell.ring();
    },
  };
}

function setUp(options: TenureOptions): Desk {
  const { store, logger, hooks, lease } = options;
  const pending = createPending();
  const blocked = createBlocklist(options.retryBlockedMs ?? RETRY_BLOCKED_MS);
  const marker = createMarker({
    outbox: store.outbox,
    mayMark: lease.held,
    failed: (error) => logger.warn({ err: error }, 'published commits could not be marked yet'),
    hooks,
  });
  const feed = createFeed({ outbox: store.outbox, pending, isBlocked: blocked.has });
  return { ...options, pending, blocked, feed, marker, bell: createBell(), finishing: false, pauseMs: 0 };
}

async function work(desk: Desk): Promise<void> {
  const { lease, pending, feed } = desk;
  const watching = new AbortController();
  const watched = watchCommits(desk.store.collection, watching.signal, hearsay(desk));
  try {
    while (lease.held() && !(desk.finishing && pending.size === 0 && !feed.hungry)) await step(desk);
    await desk.marker.settled();
  } finally {
    watching.abort();
    await watched;
  }
}

/** Collects what the change stream tells for a moment before it is looked into. */
function hearsay(desk: Desk): (streamId: string, seq: number) => void {
  const heard: { streamId: string; seq: number }[] = [];
  return (streamId, seq) => {
    if (heard.push({ streamId, seq }) > 1) return;
    void setTimeout(HEARSAY_DELAY_MS).then(() => {
      for (const place of heard.splice(0)) desk.feed.heardOf(place.streamId, place.seq);
      desk.bell.ring();
    });
  };
}

async function step(desk: Desk): Promise<void> {
  const { pending, feed, blocked } = desk;
  if (pending.size === 0) await read(desk);
  const { parcels, unreadable } = packRequest(pending, desk.encode, MAX_REQUEST_BYTES);
  block(desk, unreadable);
  if (parcels.length > 0) {
    // The next page is on its way while this one is sent and the one before is marked.
    await Promise.all([pending.size < LOW_COMMITS && read(desk), publish(desk, parcels)]);
  } else if (!feed.hungry && !desk.finishing && !(await desk.bell.wait(SWEEP_EVERY_MS))) {
    feed.sweep();
  }
  if (blocked.releaseDue()) {
    desk.publishBlocked(blocked.list());
    feed.sweep();
  }
}

async function read(desk: Desk): Promise<void> {
  if (desk.feed.hungry) await desk.feed.read().catch((error: unknown) => away(desk, error, 'the store'));
}

/** The same parcels again until the log has judged them: nothing later is sent before. */
async function publish(desk: Desk, parcels: readonly Parcel[]): Promise<void> {
  while (desk.lease.held()) {
    try {
      const { sent, refused } = await send(desk, parcels);
      desk.marker.add(sent);
      block(desk, refused);
      if (desk.pauseMs > 0) desk.logger.info({ topic: desk.topic }, 'publishing goes on');
      desk.pauseMs = 0;
      return;
    } catch (error) {
      await away(desk, error, 'the event log');
    }
  }
}

function send({ topic, writer, hooks }: Desk, parcels: readonly Parcel[]): Promise<Delivery> {
  const attributes = { 'messaging.destination.name': topic, 'trienkhai.commits': parcels.length };
  const since = Date.now();
  return withSpan('relay', { kind: SpanKind.PRODUCER, attributes }, async () => {
    if (hooks) await hooks.at('before-produce');
    const delivery = await deliver(parcels, (records) => writer.append(topic, records));
    tracePublished(topic, delivery.sent, since);
    if (hooks) await hooks.at('after-produce');
    return delivery;
  });
}

function block(desk: Desk, streams: ReadonlyMap<string, Error>): void {
  if (streams.size === 0) return;
  for (const [streamId, error] of streams) {
    desk.logger.error({ streamId, err: error }, 'a commit cannot be published: its stream is blocked');
    desk.blocked.add(streamId, error);
    desk.pending.drop(streamId);
  }
  desk.publishBlocked(desk.blocked.list());
}

async function away(desk: Desk, error: unknown, who: string): Promise<void> {
  const { topic, logger } = desk;
  if (desk.pauseMs === 0) logger.warn({ err: error, topic }, `${who} does not answer; publishing waits`);
  desk.pauseMs = Math.min(Math.max(FIRST_PAUSE_MS, desk.pauseMs * 2), LONGEST_PAUSE_MS);
  if (desk.lease.held()) await setTimeout(desk.pauseMs);
}
