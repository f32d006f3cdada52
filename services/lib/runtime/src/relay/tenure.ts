import { setTimeout } from 'node:timers/promises';
import { SpanKind } from '@opentelemetry/api';
import type { Lease } from '../document-store/lease.ts';
import type { RelayOptions } from '../relay.ts';
import { withSpan } from '../telemetry.ts';
import { createBlocklist } from './blocked.ts';
import type { BlockedStream } from './blocked.ts';
import { deliver } from './deliver.ts';
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

const MAX_BATCH_COMMITS = 1_000;
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
    const reading = feed.hungry && pending.size < MAX_BATCH_COMMITS ? feed.read() : undefined;
    const noted = reading?.catch((error: unknown) => away(error, 'the store'));
    if (pending.size === 0) await noted;
    const parcels = prepare();
    if (parcels.length > 0) await publish(parcels);
    else if (!feed.hungry && !finishing && !(await bell.wait(SWEEP_EVERY_MS))) feed.sweep();
    if (blocked.releaseDue()) {
      options.publishBlocked(blocked.list());
      feed.sweep();
    }
    await noted;
  }

  /** What cannot even be written as records blocks its stream like what the log refuses. */
  function prepare(): Parcel[] {
    const parcels: Parcel[] = [];
    for (const commit of pending.take(MAX_BATCH_COMMITS)) {
      if (blocked.has(commit.streamId)) continue;
      try {
        parcels.push(parcelOf(commit, encode));
      } catch (error) {
        block(commit.streamId, error as Error);
      }
    }
    return parcels;
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
