import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf } from '@trienkhai/kernel/day';
import type { Digest } from '../digest.ts';
import { openDatabase } from '../document-store.ts';
import { EVIDENCE, openDigests } from '../document-store/digests.ts';
import { makeDigest, type DigestMaker } from './make-digest.ts';

export interface DailyDigest extends DigestMaker {
  readonly onMade: (digest: Digest) => void;
  readonly onFailed: (error: unknown) => void;
  /** Between two looks at the day; default: five minutes. */
  readonly everyMs?: number;
}

const EVERY_MS = 300_000;

/** Makes a digest on every day in Asia/Ho_Chi_Minh that has none yet, until the signal; a failed one is tried again. */
export async function makeDigestsDaily(of: DailyDigest, signal: AbortSignal): Promise<void> {
  const { clock = () => new Date(), everyMs = EVERY_MS } = of;
  while (!signal.aborted) {
    try {
      const digest = (await isMade(of, dayOf(clock()))) ? undefined : await makeDigest(of);
      if (digest) of.onMade(digest);
    } catch (error) {
      of.onFailed(error);
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}

async function isMade({ mongoUri, namespace }: DigestMaker, day: string): Promise<boolean> {
  const evidence = await openDatabase(mongoUri, `${namespace}-${EVIDENCE}`);
  try {
    const newest = await (await openDigests(evidence)).get();
    return newest !== undefined && dayOf(new Date(newest.statement.at)) >= day;
  } finally {
    await evidence.close();
  }
}
