import { setTimeout } from 'node:timers/promises';
import { SpanKind } from '@opentelemetry/api';
import type { Commit } from '../commit-store.ts';
import type { Lease } from '../document-store/lease.ts';
import type { RelayOptions } from '../relay.ts';
import { withSpan } from '../telemetry.ts';
import { createBlocklist } from './blocked.ts';
import type { BlockedStream } from './blocked.ts';
import { deliver, MAX_REQUEST_BYTES } from './deliver.ts';
import type { Delivery } from './deliver.ts';
import { createFeed } from './feed.ts';
import type { Feed } from './feed.ts';
import { createMarker } from './marker.ts';
import { createPending } from './pending.ts';
import { parcelOf } from './parcel.ts';
import type { Parcel } from './parcel.ts';
import { createBell } from './bell.ts';
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

/** The next page is read while fewer than this many commits wait: about one request. */
const LOW_COMMITS = 1_000;
const SWEEP_EVERY_MS = 2_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const RETRY_BLOCKED_MS = 30_000;
/** Commits of this process are heard of in process first; only what others store is worth a question. */
const HEARSAY_DELAY_MS = 5;

export function beginTenure(
  options: RelayOptions & { readonly publishBlocked: (streams: readonly BlockedStream[]) => void },
  lease: Lease,
): Tenure {
  const { store, writer, topic, encode, logger, hooks } = options;
  const pending = createPending();
  const blocked = createBlocklist(options.retryBlockedMs ?? RETRY_BLOCKED_MS);
  const feed = createFeed(store.outbox, pending, blocked.has);
  const bell = createBell();
  const marker = createMarker({
    outbox: store.outbox,
    mayMark: lease.held,
    failed: (error) => logger.warn({ err: error }, 'published commits could not be marked yet'),
    hooks,
  });
  const heard: { streamId: string; seq: number }[] = [];
  let finishing = false;
  let pause = 0;

  async function run(): Promise<void> {
    const watching = new AbortController();
    const watched = watchCommits(store.collection, watching.signal, hearsay);
    try {
      while (lease.held() && !(finishing && pending.size === 0 && !feed.hungry)) await step();
      await marker.settled();
    } finally {
      watching.abort();
      await watched;
    }
  }

  function hearsay(streamId: string, seq: number): void {
    if (heard.push({ streamId, seq }) > 1) return;
    void setTimeout(HEARSAY_DELAY_MS).then(() => {
      for (const place of heard.splice(0)) feed.heardOf(place.streamId, place.seq);
      bell.ring();
    });
  }

  async function step(): Promise<void> {
    if (pending.size === 0) await read();
    const parcels = prepare();
    if (parcels.length > 0) {
      // The next page is on its way while this one is sent and the one before is marked.
      await Promise.all([pending.size < LOW_COMMITS && read(), publish(parcels)]);
    } else if (!feed.hungry && !finishing && !(await bell.wait(SWEEP_EVERY_MS))) {
      feed.sweep();
    }
    if (blocked.releaseDue()) {
      options.publishBlocked(blocked.list());
      feed.sweep();
    }
  }

  async function read(): Promise<void> {
    if (feed.hungry) await feed.read().catch((error: unknown) => away(error, 'the store'));
  }

  /** As many commits as make one request; one that is larger alone. */
  function prepare(): Parcel[] {
    const parcels: Parcel[] = [];
    const unreadable = new Map<string, Error>();
    let bytes = 0;
    pending.takeWhile((commit) => {
      if (unreadable.has(commit.streamId)) return true;
      const parcel = packed(commit);
      if (parcel instanceof Error) return Boolean(unreadable.set(commit.streamId, parcel));
      bytes += parcel.bytes;
      const fits = bytes <= MAX_REQUEST_BYTES || parcels.length === 0;
      if (fits) parcels.push(parcel);
      return fits;
    });
    for (const [streamId, error] of unreadable) block(streamId, error);
    return parcels;
  }

  /** What cannot even be written as records blocks its stream like what the log refuses. */
  function packed(commit: Commit): Parcel | Error {
    try {
      return parcelOf(commit, encode);
    } catch (error) {
      return error as Error;
    }
  }

  /** The same parcels again until the log has judged them: nothing later is sent before. */
  async function publish(parcels: readonly Parcel[]): Promise<void> {
    while (lease.held()) {
      try {
        const { sent, refused } = await send(parcels);
        marker.add(sent);
        for (const [streamId, error] of refused) block(streamId, error);
        if (pause > 0) logger.info({ topic }, 'the event log answers again');
        pause = 0;
        return;
      } catch (error) {
        await away(error, 'the event log');
      }
    }
  }

  function send(parcels: readonly Parcel[]): Promise<Delivery> {
    const attributes = { 'messaging.destination.name': topic, 'trienkhai.commits': parcels.length };
    return withSpan('relay', { kind: SpanKind.PRODUCER, attributes }, async () => {
      if (hooks) await hooks.at('before-produce');
      const delivery = await deliver(parcels, (records) => writer.append(topic, records));
      if (hooks) await hooks.at('after-produce');
      return delivery;
    });
  }

  function block(streamId: string, error: Error): void {
    logger.error({ streamId, err: error }, 'a commit cannot be published: its stream is blocked');
    blocked.add(streamId, error);
    pending.drop(streamId);
    options.publishBlocked(blocked.list());
  }

  async function away(error: unknown, who: string): Promise<void> {
    if (pause === 0) logger.warn({ err: error, topic }, `${who} does not answer; publishing waits`);
    pause = Math.min(Math.max(FIRST_PAUSE_MS, pause * 2), LONGEST_PAUSE_MS);
    if (lease.held()) await setTimeout(pause);
  }

  return {
    feed,
    wake: bell.ring,
    ended: run(),
    finish() {
      finishing = true;
      bell.ring();
    },
  };
}
