import { DomainError } from '@trienkhai/kernel/domain-error';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../caller.ts';
import { carryOut, checkedBody, type CommandDone } from '../commands/index.ts';
import { inFile, rowError } from './intake.ts';
import { commandIdOf, type JobRow, type RowError } from './job.ts';

/** What passes by itself: the same command is sent again. */
const PASSING: ReadonlySet<string> = new Set(['UNAVAILABLE', 'OUTCOME_UNKNOWN', 'NOT_YET', 'RATE_LIMITED']);
export type SendableRow = Required<Pick<JobRow, 'command' | 'body'>> & JobRow;

const MOST_CONFLICTS = 20;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/**
 * Sends one row, or only tries it where the caller says so, until it is accepted or truly refused. Throws
 * UNAUTHENTICATED once the token has expired, and the signal's reason when it aborts.
 */
export async function sendRow(
  jobId: string,
  row: SendableRow,
  caller: Caller & { readonly signal: AbortSignal },
): Promise<CommandDone | RowError> {
  const read = { ...(JSON.parse(row.body) as object), commandId: commandIdOf(jobId, row) };
  // Rows that an earlier version took in are not complete yet.
  const body = row.checked ? (read as ReturnType<typeof checkedBody>) : checkedBody(row.command, read);
  let conflicts = 0;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    caller.signal.throwIfAborted();
    try {
      return await carryOut(row.command, body, caller);
    } catch (error) {
      caller.signal.throwIfAborted();
      if (!(error instanceof DomainError) || error.code === 'UNAUTHENTICATED') throw error;
      const lostRace = error.code === 'VERSION_CONFLICT' && body.expectedVersion === undefined;
      if (lostRace) conflicts += 1;
      if (!PASSING.has(error.code) && !(lostRace && conflicts < MOST_CONFLICTS))
        return rowError(row.line, inFile(error, new Map(row.columns)));
    }
    await sleep(pause, undefined, { signal: caller.signal });
  }
}
