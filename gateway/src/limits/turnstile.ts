import type { Principal } from '@trienkhai/runtime/auth';
import { unavailable } from '@trienkhai/runtime/error-status';
import { putBack, take } from './bucket.ts';
import { rememberedCounts, times, type Budgets, type Counts, type Kind } from './counts.ts';
import { slowRefusals, tooMany } from './refusals.ts';
import { standingOf, type RightsKnown, type Standing } from './standing.ts';

export interface Limits extends Budgets {
  /** Requests of one account that are answered at the same time. */
  readonly atOnce: number;
  /** The same for all accounts together. */
  readonly inAll: number;
  /** How many accounts' budgets the accounts of one unit have together. */
  readonly accountsOfUnit: number;
  /** How many accounts' budgets one has that works for many. */
  readonly wholesale: number;
}

export interface Turnstile {
  /**
   * Lets one request of an account in; what it resolves with is called when the request has been answered.
   * Throws RATE_LIMITED, or UNAVAILABLE where the gateway as a whole has its hands full.
   */
  admit(principal: Principal, kind: Kind): Promise<() => void>;
}

/** For a gateway that is measured without its limits. */
export const WITHOUT_LIMITS: Turnstile = { admit: () => Promise.resolve(() => undefined) };

export function createTurnstile(limits: Limits, known: RightsKnown, now: () => number = Date.now): Turnstile {
  const counts = rememberedCounts(now);
  const refused = slowRefusals();
  const wholesale = times(limits, limits.wholesale);
  const judged = judge(limits, counts, now);
  let running = 0;
  return {
    async admit(principal, kind) {
      if (running >= limits.inAll) return refused(unavailable({ retryAfterSeconds: '1' }));
      const standing = standingOf(principal, known, now());
      const budgets = standing.wholesale ? wholesale : limits;
      const account = counts(`account ${principal.actor}`, budgets);
      const wait = judged({ ...standing, account, budgets }, kind);
      if (wait > 0) return refused(tooMany(kind, wait));
      running += 1;
      account.running += 1;
      let here = true;
      return () => {
        if (!here) return;
        here = false;
        running -= 1;
        account.running -= 1;
      };
    },
  };
}

/** Answers how many seconds somebody has to wait; 0: it is let in. */
function judge(limits: Limits, counts: ReturnType<typeof rememberedCounts>, now: () => number) {
  const ofUnit = times(limits, limits.accountsOfUnit);
  return (of: Standing & { readonly account: Counts; readonly budgets: Budgets }, kind: Kind): number => {
    if (of.account.running >= limits.atOnce) return 1;
    const wait = take(of.account[kind], of.budgets[kind], now());
    if (wait > 0 || of.wholesale || of.unit === undefined) return wait;
    const together = take(counts(`unit ${of.unit}`, ofUnit)[kind], ofUnit[kind], now());
    if (together > 0) putBack(of.account[kind], of.budgets[kind]);
    return together;
  };
}
