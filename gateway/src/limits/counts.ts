import { fullBucket, type Bucket, type Budget } from './bucket.ts';
import { Recent } from './recent.ts';

export type Kind = 'commands' | 'queries';
export type Budgets = Readonly<Record<Kind, Budget>>;

export interface Counts extends Record<Kind, Bucket> {
  /** What may be asked without standing in line. */
  readonly ease: Bucket;
  /** Requests that are being answered. */
  running: number;
}

/** Accounts and units. */
const REMEMBERED = 50_000;

/** Finds what somebody has left, who begins with whole budgets. */
export function rememberedCounts(now: () => number): (who: string, budgets: Budgets) => Counts {
  const remembered = new Recent<Counts>(REMEMBERED);
  return (who, budgets) => remembered.get(who, () => whole(budgets, now()));
}

function whole(budgets: Budgets, at: number): Counts {
  return {
    commands: fullBucket(budgets.commands, at),
    queries: fullBucket(budgets.queries, at),
    ease: fullBucket(easeOf(budgets), at),
    running: 0,
  };
}

/** What comes in a second and no more: whoever lives on what was left over stands in line. */
export function easeOf({ queries: { perSecond } }: Budgets): Budget {
  return { perSecond, burst: Math.max(1, perSecond) };
}

export function times(limits: Budgets, factor: number): Budgets {
  const more = ({ perSecond, burst }: Budget): Budget => ({
    perSecond: perSecond * factor,
    burst: burst * factor,
  });
  return { commands: more(limits.commands), queries: more(limits.queries) };
}
