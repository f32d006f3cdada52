import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';

/** How a past instant becomes final: nothing recorded by then is still on its way. */
export interface SettlementSources<Ends> {
  /** Commits of every writing service that were recorded by `until` and are not on a topic yet. */
  unpublished(until: Date, call: SettlementCall): Promise<number>;
  /** The ends of all topics now. */
  ends(): Promise<Ends>;
  /** Whether everything before those ends is folded. */
  passed(ends: Ends): Promise<boolean>;
  readonly now: () => number;
}

export interface SettlementCall {
  readonly token: string;
  readonly signal: AbortSignal;
}

export interface Settlement {
  /** Resolves when the answer for `knownAt` can never change any more; else throws NOT_YET after two seconds. */
  settle(knownAt: Date, call: SettlementCall): Promise<void>;
}

/** How far a given instant must lie back: no commit can still be recorded for it. */
const SETTLED_AFTER_MS = 5_000;
const WAIT_MS = 2_000;
const RETRY_MS = 100;

/** What was settled once stays settled, and with it every earlier instant. */
export function createSettlement<Ends>(sources: SettlementSources<Ends>): Settlement {
  let settled = Number.NEGATIVE_INFINITY;
  return {
    async settle(knownAt, call) {
      const instant = knownAt.getTime();
      if (instant <= settled) return;
      if (instant > sources.now() - SETTLED_AFTER_MS) throw tooFresh(knownAt);
      const patience = { until: sources.now() + WAIT_MS, now: sources.now, signal: call.signal, knownAt };
      await retry(async () => (await sources.unpublished(knownAt, call)) === 0, patience);
      // Read after the relays were found empty: what was recorded by then lies before these ends.
      const ends = await sources.ends();
      await retry(() => sources.passed(ends), patience);
      settled = Math.max(settled, instant);
    },
  };
}

interface Patience {
  readonly until: number;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly knownAt: Date;
}

async function retry(
  holds: () => Promise<boolean>,
  { until, now, signal, knownAt }: Patience,
): Promise<void> {
  while (!(await holds())) {
    if (now() >= until || signal.aborted) throw notYet(knownAt);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

function tooFresh(knownAt: Date): DomainError {
  return refuse(
    'NOT_YET',
    'Thời điểm "knownAt" phải cách hiện tại ít nhất 5 giây. Hãy hỏi lại sau, hoặc bỏ "knownAt" để đọc hiện tại.',
    'The instant "knownAt" must lie at least 5 seconds back. Ask again later, or leave it out to read the present.',
    { path: ['knownAt'], facts: { knownAt: knownAt.toISOString() } },
  );
}

function notYet(knownAt: Date): DomainError {
  return refuse(
    'NOT_YET',
    'Vẫn còn ghi nhận trước thời điểm "knownAt" đang trên đường đến. Hãy hỏi lại sau ít giây.',
    'Facts recorded by "knownAt" are still on their way. Ask again in a few seconds.',
    { path: ['knownAt'], facts: { knownAt: knownAt.toISOString() } },
  );
}
