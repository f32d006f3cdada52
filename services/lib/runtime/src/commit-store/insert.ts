import { mongo } from 'mongoose';
import type { Commit } from '../commit-store.ts';
import type { Db } from '../document-store.ts';
import type { Hooks } from '../hooks.ts';
import { isNeverSent, isOutage, isOutageCode } from './availability.ts';

/** Verdict on one commit of a batch; `open` means that nobody has judged it. */
export type Verdict = 'inserted' | 'duplicate' | 'open' | Error;

export interface BatchAnswer {
  /** In the order of the batch. */
  readonly verdicts: readonly Verdict[];
  /** False when no server was reached, so that nothing can have been written. */
  readonly sent: boolean;
}

export type InsertBatch = (commits: readonly Commit[], limitMs: number) => Promise<BatchAnswer>;

const DUPLICATE_KEY = 11_000;

/**
 * One unordered insert, acknowledged by a majority and its journals. The bare command, as the driver
 * neither repeats it behind our back nor folds the verdicts into one exception.
 */
export function batchInsert(db: Db, collection: string, hooks?: Hooks): InsertBatch {
  return async (commits, limitMs) => {
    const limit = Math.max(1, Math.floor(limitMs));
    const command = {
      insert: collection,
      documents: commits,
      ordered: false,
      writeConcern: { w: 'majority', j: true, wtimeout: limit },
    };
    // Given up is given up: nothing may be sent after the caller has been answered.
    const signal = AbortSignal.timeout(limit);
    try {
      if (hooks) await hooks.at('before-insert');
      const reply = await db.command(command, { ignoreUndefined: true, signal });
      if (hooks) await hooks.at('after-insert');
      return { verdicts: verdicts(commits.length, writeErrorsOf(reply)), sent: true };
    } catch (error) {
      if (!signal.aborted && !isOutage(error))
        return { verdicts: commits.map(() => error as Error), sent: true };
      return { verdicts: commits.map(() => 'open'), sent: !isNeverSent(error) };
    }
  };
}

interface WriteError {
  readonly index: number;
  readonly code: number;
  readonly errmsg?: string;
}

function writeErrorsOf(reply: mongo.Document): readonly WriteError[] {
  return (reply['writeErrors'] as WriteError[] | undefined) ?? [];
}

function verdicts(count: number, errors: readonly WriteError[]): Verdict[] {
  const all = Array.from({ length: count }, (): Verdict => 'inserted');
  for (const { index, code, errmsg } of errors) {
    if (code === DUPLICATE_KEY) all[index] = 'duplicate';
    else if (isOutageCode(code)) all[index] = 'open';
    else all[index] = new mongo.MongoServerError({ code, message: errmsg ?? 'write error' });
  }
  return all;
}
