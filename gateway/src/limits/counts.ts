import { fullBucket, type Bucket, type Budget } from './bucket.ts';

export type Kind = 'commands' | 'queries';
export type Budgets = Readonly<Record<Kind, Budget>>;

export interface Counts extends Record<Kind, Bucket> {
  /** Requests that are being answered. */
  running: number;
}

/** Accounts and units; who has not been here for longer than that many others begins anew. */
const REMEMBERED = 50_000;

/** Finds what somebody has left, who begins with whole budgets. */
export function rememberedCounts(now: () => number): (who: string, budgets: Budgets) => Counts {
  const remembered = new Map<string, Counts>();
  return (who, { commands, queries }) => {
    const at = now();
    const known = remembered.get(who);
    const counts = known ?? {
      commands: fullBucket(commands, at),
      queries: fullBucket(queries, at),
      running: 0,
    };
    // The first of a map is who has not been here for longest.
    remembered.delete(who);
    remembered.set(who, counts);
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value!);
    return counts;
  };
}

export function times(limits: Budgets, factor: number): Budgets {
  const more = ({ perSecond, burst }: Budget): Budget => ({
    perSecond: perSecond * factor,
    burst: burst * factor,
  });
  return { commands: more(limits.commands), queries: more(limits.queries) };
}
