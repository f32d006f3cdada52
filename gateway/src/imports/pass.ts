import type { Caller } from '../caller.ts';
import type { BlockResult, JobBlock } from '@trienkhai/runtime/document-store/jobs';
import type { ImportJob, ImportJobs, JobRow, PassResult, Progress, RowError } from './job.ts';
import { sendRow, type SendableRow } from './send-row.ts';
import type { Window } from './window.ts';

export type PassName = 'CHECKING' | 'RECORDING';

interface Sums {
  checked: number;
  recorded: number;
  unchanged: number;
  errors: RowError[];
  made: (readonly [number, string])[];
}

export interface BlockPass {
  readonly job: ImportJob;
  readonly pass: PassName;
  readonly block: JobBlock<JobRow>;
  readonly caller: Caller & { readonly signal: AbortSignal };
  /** Shared with the blocks before and after: rows do not wait for the end of a block. */
  readonly window: Window;
  /** Asked before each row: true leaves the rest unsent. */
  readonly stopped: () => boolean;
  readonly onRefused: (row: SendableRow, refusal: RowError) => void;
}

/**
 * Begins one pass over one block; resolves once every row is under way. `done` tells what it came to when each has its
 * answer; it rejects with what `sendRow` throws: the block is then done again later, each row at most once.
 */
export async function beginBlock(
  of: BlockPass,
): Promise<{ readonly done: Promise<BlockResult<PassResult>> }> {
  const { pass, block, window, stopped } = of;
  const sums: Sums = { checked: 0, recorded: 0, unchanged: 0, errors: [], made: [] };
  const underWay: Promise<void>[] = [];
  for (const row of block.rows) {
    const { command, body } = row;
    if (command === undefined || body === undefined) continue;
    await window.enter();
    if (stopped()) {
      window.leave();
      break;
    }
    underWay.push(answered(of, { ...row, command, body }, sums).finally(() => window.leave()));
  }
  return { done: resultOf({ pass, block, sums }, underWay) };
}

async function answered(of: BlockPass, row: SendableRow, sums: Sums): Promise<void> {
  const done = await sendRow(of.job._id, row, of.caller);
  add(sums, of.pass, row, done);
  if ('code' in done) of.onRefused(row, done);
}

async function resultOf(
  { pass, block: { n, lastLine }, sums }: Pick<BlockPass, 'pass' | 'block'> & { readonly sums: Sums },
  underWay: readonly Promise<void>[],
): Promise<BlockResult<PassResult>> {
  // None is left behind, whatever became of the others.
  const answers = await Promise.allSettled(underWay);
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed) throw failed.reason;
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
