import { createStore } from '../store.ts';
import { pause } from './pause.ts';

const reach = createStore<'here' | 'away'>('here');

/** Whether the gateway answers at all. */
export const useReach = reach.use;
export const isAway = () => reach.get() === 'away';

/** Calls back each time that the gateway answers again. */
export function whenBack(back: () => void): () => void {
  return reach.watch(() => isAway() || back());
}

const PATIENCE_MS = 10_000;
let looking = false;

/** A request got no answer: finds out whether the gateway is away, and if so looks until it is back. */
export async function doubtReach(): Promise<void> {
  if (looking) return;
  looking = true;
  for (let failures = 0; !(await answers()); failures += 1) {
    if (!isAway()) reach.set('away');
    await Promise.race([pause(failures), lineIsBack()]);
  }
  looking = false;
  if (isAway()) reach.set('here');
}

async function answers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return (await fetch('/healthz', { cache: 'no-store', signal })).ok;
  } catch {
    return false;
  }
}

const lineIsBack = () =>
  new Promise<void>((resolve) => {
    window.addEventListener('online', () => resolve(), { once: true });
  });

/** Looks as soon as the browser itself knows that something changed. */
export function followLine(): void {
  window.addEventListener('offline', () => void doubtReach());
  if (!navigator.onLine) void doubtReach();
}
