import type { Database } from '../document-store.ts';
import { endsWithin } from '../ends-within.ts';
import { unavailable } from '../error-status.ts';

/** A request that is open for this long makes the store be asked whether it is still there. */
const PATIENCE_MS = 500;
const ANSWER_MS = 1_000;

export type UnlessSilent = <Answer>(work: Promise<Answer>) => Promise<Answer>;

/**
 * The answer of work that reads the store; UNAVAILABLE within two seconds once the store falls silent, as
 * it does when its machine hangs and connections stay. The work itself may take its time.
 */
export function unlessSilent({ db }: Pick<Database, 'db'>): UnlessSilent {
  let asking: Promise<boolean> | undefined;

  // A refused connection is an answer as well: the work meets it, too, and says so better.
  const ask = () => endsWithin(ANSWER_MS, db.command({ ping: 1 }));
  const answers = () => (asking ??= ask().finally(() => (asking = undefined)));

  return async (work) => {
    let done = false;
    const ended = () => void (done = true);
    const settled = work.then(ended, ended);
    for (;;) {
      await endsWithin(PATIENCE_MS, settled);
      if (done) return work;
      const there = await Promise.race([settled.then(() => true), answers()]);
      if (!there && !done) throw unavailable();
    }
  };
}
