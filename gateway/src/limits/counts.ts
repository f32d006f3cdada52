import { LRUCache } from 'lru-cache';
import { fullBucket, type Bucket, type Budget } from './bucket.ts';

export type Kind = 'commands' | 'queries';

export interface Budgets extends Readonly<Record<Kind, Budget>> {
  /** What may be asked without standing in line. */
  readonly ease: Budget;
  /** How many requests may be answered at the same time without standing in line. */
  readonly easeAtOnce: number;
}

export interface Counts extends Record<Kind, Bucket> {
  readonly ease: Bucket;
  /** Requests that are being answered. */
  running: number;
  /** Those of them that did not stand in line. */
  readonly atEase: { running: number };
}

/** Accounts and units. */
const REMEMBERED = 50_000;

/** Finds what somebody has left, who begins with whole budgets. */
export function rememberedCounts(now: () => number): (who: string, budgets: Budgets) => Counts {
  const remembered = new LRUCache<string, Counts, Budgets>({
    max: REMEMBERED,
    memoMethod: (_who, _stale, { context }) => whole(context, now()),
  });
  return (who, context) => remembered.memo(who, { context });
}

function whole({ commands, queries, ease }: Budgets, at: number): Counts {
  return {
    commands: fullBucket(commands, at),
    queries: fullBucket(queries, at),
    ease: fullBucket(ease, at),
    running: 0,
    atEase: { running: 0 },
  };
}

export function times({ commands, queries, ease, easeAtOnce }: Budgets, factor: number): Budgets {
  const more = ({ perSecond, burst }: Budget): Budget => ({
    perSecond: perSecond * factor,
    burst: burst * factor,
  });
  return {
    commands: more(commands),
    queries: more(queries),
    ease: more(ease),
    easeAtOnce: easeAtOnce * factor,
  };
}
