import type { Caller } from '../caller.ts';
import type { BlockResult } from '@trienkhai/runtime/document-store/jobs';
import type { ImportJob, ImportJobs, JobRow, PassResult, Progress, RowError } from './job.ts';
import { sendRow } from './send-row.ts';

export type PassName = 'CHECKING' | 'RECORDING';

/** Rows of one job under way at once: as many as a group commit takes with profit. */
const AT_ONCE = 64;

interface Sums {
  checked: number;
  recorded: number;
  unchanged: number;
  errors: RowError[];
  made: (readonly [number, string])[];
}

/**
 * One pass over one block. With `stopAtRefusal`, rows that are not yet under way when one is refused stay unsent.
 * Throws what `sendRow` throws: the block is then done again later, each row at most once.
 */
export async function passBlock(
  job: ImportJob,
  pass: PassName,
  block: { readonly n: number; readonly lastLine: number; readonly rows: readonly JobRow[] },
  caller: Caller & { readonly signal: AbortSignal },
  stopAtRefusal: boolean,
): Promise<BlockResult<PassResult>> {
  const sums: Sums = { checked: 0, recorded: 0, unchanged: 0, errors: [], made: [] };
  const rows = block.rows.values();
  const worker = async () => {
    for (const row of rows) {
      if (row.command === undefined || row.body === undefined) continue;
      if (stopAtRefusal && sums.errors.length > 0) return;
      const { command, body } = row;
      add(sums, pass, row, await sendRow(job._id, { ...row, command, body }, caller));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, block.rows.length) }, worker));
  const { n, lastLine } = block;
  sums.errors.sort((a, b) => a.line - b.line);
  sums.made.sort(([a], [b]) => a - b);
  return { n, pass, lastLine, refused: sums.errors.length, result: sums };
}

function add(sums: Sums, pass: PassName, row: JobRow, done: Awaited<ReturnType<typeof sendRow>>): void {
  if (pass === 'CHECKING') sums.checked += 1;
  if ('code' in done) sums.errors.push(done);
  else if (done.unchanged) sums.unchanged += 1;
  else if (pass === 'RECORDING') {
    sums.recorded += 1;
    sums.made.push([row.line, done.nodeId]);
  }
}

/** Unchanged rows count where they end: in the check of a dry run, else when they were sent. */
export function addProgress(job: ImportJob, progress: Progress, result: BlockResult<PassResult>): Progress {
  const { checked, recorded, unchanged } = result.result;
  const counts = result.pass === 'RECORDING' || job.options.dryRun;
  return {
    read: progress.read,
    checked: progress.checked + checked,
    recorded: progress.recorded + recorded,
    unchanged: progress.unchanged + (counts ? unchanged : 0),
    refused: progress.refused + result.refused,
  };
}

/** The progress that the stored results amount to: whoever takes a job over trusts only these. */
export async function progressOf(jobs: ImportJobs, job: ImportJob): Promise<Progress> {
  let progress: Progress = { read: job.progress.read, checked: 0, recorded: 0, unchanged: 0, refused: 0 };
  for await (const result of jobs.results(job._id, {})) progress = addProgress(job, progress, result);
  return progress;
}
