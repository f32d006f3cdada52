import type { Principal } from '@trienkhai/runtime/auth';
import { unavailable } from '@trienkhai/runtime/error-status';
import { drain, putBack, take, type Budget } from './bucket.ts';
import { rememberedCounts, times, type Budgets, type Counts, type Kind } from './counts.ts';
import { fairLanes, type Leave } from './lanes.ts';
import { slowRefusals, tooMany } from './refusals.ts';
import { standingOf, type RightsKnown, type Standing } from './standing.ts';
import type { Visitor } from './visitor.ts';

export interface Limits extends Budgets {
  /** Requests of one account that are answered at the same time. */
  readonly atOnce: number;
  /** The same for all accounts together. */
  readonly inAll: number;
  /** How many requests are at work together of all accounts that are not at ease. */
  readonly lanes: number;
  /** How many accounts' budgets the accounts of one unit have together. */
  readonly accountsOfUnit: number;
  /** How many accounts' budgets one has that works for many. */
  readonly wholesale: number;
  /** What one address may send that proves to come from nobody, before it waits for its turn. */
  readonly failures: Budget;
}

/** Said when a request has been answered, and whether it was refused before anything was done for it. */
export type Answered = (isRefused?: boolean) => void;

export interface Turnstile {
  /**
   * Lets one request of an account in, which may have to wait for its turn. Throws RATE_LIMITED, or UNAVAILABLE where
   * the gateway as a whole has its hands full.
   */
  admit(principal: Principal, kind: Kind, visitor: Visitor): Promise<Answered>;
  /** Counts what a request that was let in proves to be besides. Throws RATE_LIMITED. */
  charge(principal: Principal, kind: Kind): void;
}

/** For a gateway that is measured without its limits. */
export const WITHOUT_LIMITS: Turnstile = {
  admit: () => Promise.resolve(() => undefined),
  charge: () => undefined,
};

/** How long a refused request keeps its place from others that stand in line. */
const HELD_MS = 250;
/** How long after its last request somebody who asks at ease is taken to be about. */
const ABOUT_MS = 1_000;
/** Requests that are answered, as one that is refused counts. */
const REFUSED_AS = 10;

interface Asker extends Standing {
  readonly name: string;
  readonly account: Counts;
  readonly budgets: Budgets;
}

export function createTurnstile(limits: Limits, known: RightsKnown, now: () => number = Date.now): Turnstile {
  const counts = rememberedCounts(now);
  const slowly = slowRefusals();
  const wholesale = times(limits, limits.wholesale);
  const judged = judge(limits, counts, now);
  const enter = wayIn(limits, now);
  const all = { running: 0 };
  const askerOf = (principal: Principal): Asker => {
    const standing = standingOf(principal, known, now());
    const budgets = standing.wholesale ? wholesale : limits;
    const name = `account ${principal.actor}`;
    return { ...standing, name, budgets, account: counts(name, budgets) };
  };
  return {
    async admit(principal, kind, visitor) {
      if (all.running >= limits.inAll) return slowly(unavailable({ retryAfterSeconds: '1' }), visitor);
      const asker = askerOf(principal);
      const { account, budgets } = asker;
      if (account.running >= limits.atOnce) return slowly(tooMany(kind, 1), visitor);
      const end = underWay(all, account);
      const leave = await enter(asker, visitor).catch((gone: Error) => {
        end();
        throw gone;
      });
      const answered: Answered = (isRefused = false) => {
        if (!end()) return;
        if (isRefused) drain(account.ease, budgets.ease, now(), REFUSED_AS);
        leave(isRefused ? HELD_MS : 0);
      };
      const wait = judged(asker, kind);
      if (wait === 0) return answered;
      answered(true);
      throw tooMany(kind, wait);
    },
    charge(principal, kind) {
      const wait = judged(askerOf(principal), kind);
      if (wait > 0) throw tooMany(kind, wait);
    },
  };
}

/** Lets those in at once who are at ease; the others wait for their turn. */
function wayIn(limits: Limits, now: () => number) {
  const all = { running: 0 };
  const about = whoIsAbout(now);
  const lanes = fairLanes({
    ...{ lanes: limits.lanes, ofOne: limits.atOnce, inAll: limits.inAll },
    isBusy: () => all.running > 0,
    isShared: about.isAnyoneBut,
  });
  return async ({ name, account, budgets }: Asker, visitor: Visitor): Promise<Leave> => {
    const { ease, atEase } = account;
    if (atEase.running >= budgets.easeAtOnce || take(ease, budgets.ease, now()) > 0) {
      return lanes.enter(name, visitor.isGone);
    }
    about.saw(name);
    const end = underWay(all, atEase);
    return () => void (end() && lanes.look());
  };
}

/** The last two who asked at ease tell whether anyone is about beside a third. */
function whoIsAbout(now: () => number) {
  let [last, before] = [NOBODY, NOBODY];
  return {
    saw(name: string): void {
      if (name !== last.name) before = last;
      last = { name, at: now() };
    },
    isAnyoneBut(name: string): boolean {
      return now() - (last.name === name ? before : last).at < ABOUT_MS;
    },
  };
}

const NOBODY = { name: '', at: -Infinity };

/** Counts one more in each; what it answers counts one less, and is true the first time. */
function underWay(...counts: { running: number }[]): () => boolean {
  for (const each of counts) each.running += 1;
  let here = true;
  return () => {
    if (!here) return false;
    here = false;
    for (const each of counts) each.running -= 1;
    return true;
  };
}

/** Answers how many seconds somebody has to wait; 0: it is let in. */
function judge(limits: Limits, counts: ReturnType<typeof rememberedCounts>, now: () => number) {
  const ofUnit = times(limits, limits.accountsOfUnit);
  return ({ account, budgets, wholesale, unit }: Asker, kind: Kind): number => {
    const wait = take(account[kind], budgets[kind], now());
    if (wait > 0 || wholesale || unit === undefined) return wait;
    const together = take(counts(`unit ${unit}`, ofUnit)[kind], ofUnit[kind], now());
    if (together > 0) putBack(account[kind], budgets[kind]);
    return together;
  };
}
