import { setTimeout } from 'node:timers/promises';

/** True: the work has ended, well or badly, before `ms` were over; it is not called back. */
export async function endsWithin(ms: number, work: Promise<unknown> | undefined): Promise<boolean> {
  const limit = new AbortController();
  const late = setTimeout(ms, false, { signal: limit.signal }).catch(() => false);
  const over = () => true;
  const ended = await Promise.race([Promise.resolve(work).then(over, over), late]);
  limit.abort();
  return ended;
}
