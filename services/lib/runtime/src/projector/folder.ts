import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { Subscription } from '../event-log.ts';
import { foldBatches, openLanes } from './folding.ts';
import type { FolderOptions, Folding } from './folding.ts';
import { createInbox } from './inbox.ts';
import { LostRace, storeIfDue, untilDue } from './storing.ts';

/** Keeps one generation of a set of projections up to date: reads, folds and stores. */
export interface Folder {
  /** Set once the log is found not to be the one that was folded; nothing is folded any more. */
  replaced(): string | undefined;
  /** Records on the partitions of this instance that are not stored yet, as far as it knows. */
  lag(): number;
  running(): boolean;
  /** Documents written since it started. */
  writes(): number;
  stop(): Promise<void>;
}

export function startFolder(options: FolderOptions): Folder {
  const stopping = new AbortController();
  const inbox = createInbox();
  const folding: Folding = {
    ...options,
    inbox,
    subscription: () => subscription,
    lanes: new Map(),
    replaced: undefined,
    pendingSince: undefined,
    reportedAt: 0,
    writes: 0,
  };
  const subscription: Subscription = options.reader.subscribe({
    group: options.group,
    topics: options.topics,
    assigned: (partitions) => openLanes(folding, partitions),
    batch: (batch) => inbox.add(batch),
  });
  const ended = work(folding, stopping.signal);
  return {
    replaced: () => folding.replaced,
    writes: () => folding.writes,
    running: () => subscription.running() && folding.replaced === undefined,
    lag: () => lagOf(folding),
    async stop() {
      stopping.abort();
      inbox.close();
      await ended;
      await subscription.stop();
    },
  };
}

async function work(folding: Folding, stopping: AbortSignal): Promise<void> {
  const { inbox } = folding;
  let failures = 0;
  while (!stopping.aborted && folding.replaced === undefined) {
    await inbox.arrival(untilDue(folding));
    // Batches of other partitions from the same fetch join this round.
    await turn();
    try {
      await foldBatches(folding, inbox.take());
      if (folding.replaced !== undefined) break;
      await storeIfDue(folding);
      failures = 0;
    } catch (error) {
      failures = error instanceof LostRace ? 0 : failures + 1;
      if (failures > 0)
        folding.logger.warn({ err: error }, 'folding failed; trying again from the checkpoints');
      await startAgain(folding, failures, stopping);
    }
  }
  inbox.close();
  if (folding.replaced !== undefined) void folding.subscription().stop();
}

/**
 * Everything unsaved is dropped; the stored checkpoints say where to go on. What was taken from the inbox
 * is gone, so this must succeed before anything else is folded.
 */
async function startAgain(folding: Folding, failures: number, stopping: AbortSignal): Promise<void> {
  for (let attempt = failures; !stopping.aborted; attempt += 1) {
    if (attempt > 0) {
      const pause = Math.min(2_000, 50 * 2 ** attempt);
      await delay(pause, undefined, { signal: stopping }).catch(() => undefined);
    }
    try {
      const places = [...folding.lanes.values()];
      const starts = await openLanes(folding, places);
      places.forEach((place, at) => folding.subscription().seek(place, starts[at]!));
      return;
    } catch (error) {
      folding.logger.debug({ err: error }, 'the stored checkpoints cannot be read yet');
    }
  }
}

function lagOf({ lanes }: Folding): number {
  let lag = 0;
  for (const lane of lanes.values()) lag += Math.max(0, Number(lane.end) - lane.checkpoint.next);
  return lag;
}
