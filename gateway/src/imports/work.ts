import { DomainError } from '@trienkhai/kernel/domain-error';
import type { Principal } from '@trienkhai/runtime/auth';
import type { BlockResult } from '@trienkhai/runtime/document-store/jobs';
import type { Lease } from '@trienkhai/runtime/document-store/lease';
import { parsePositions } from '@trienkhai/runtime/position';
import { attemptOf } from '../attempt.ts';
import type { Caller } from '../caller.ts';
import type { Peers } from '../peers.ts';
import type { RefusalLog } from '../refusal-log.ts';
import {
  ACTIVE,
  type ImportJob,
  type ImportJobs,
  type JobState,
  type PassResult,
  type Progress,
} from './job.ts';
import { addProgress, beginBlock, progressOf, type PassName } from './pass.ts';
import { createWindow, type Window } from './window.ts';

/** Rows of one job under way at once: enough for large group commits, few enough to leave room for others. */
const ROWS_AT_ONCE = 256;

/** One job in the hands of this instance. */
export interface Errand {
  readonly jobs: ImportJobs;
  readonly peers: Peers;
  readonly lease: Lease;
  readonly refusals: Pick<RefusalLog, 'note'>;
  /** As the account's newest token says. */
  principal: Principal;
  readonly abort: AbortController;
}

export type Ending = Partial<ImportJob> & { readonly state: JobState };

/** Goes on with a job after its last finished block until it ends or must wait; tells how. */
export async function workThrough(job: ImportJob, errand: Errand): Promise<Ending> {
  const { jobs } = errand;
  const begun = { state: firstPass(job), progress: await progressOf(jobs, job) };
  let now = (await jobs.change(job._id, ACTIVE, begun)) ?? job;
  for (let pass = begun.state; ; pass = 'RECORDING') {
    if (pass !== now.state) now = (await jobs.change(job._id, ACTIVE, { state: pass })) ?? now;
    const stopped = await passOver(now, pass, errand);
    if (stopped) return stopped;
    now = (await jobs.get(job._id)) ?? now;
    const state = stateAfter(now, pass);
    if (state) return { state, endedAt: new Date() };
  }
}

interface Passing {
  readonly job: ImportJob;
  readonly pass: PassName;
  readonly errand: Errand;
  readonly window: Window;
  progress: Progress;
  stopped: boolean;
  cancelled: boolean;
}

/** Undefined: every block is done, or one row refused has made the rest pointless. */
async function passOver(job: ImportJob, pass: PassName, errand: Errand): Promise<Ending | undefined> {
  const { progress } = job;
  const window = createWindow(ROWS_AT_ONCE);
  const passing: Passing = { job, pass, errand, window, progress, stopped: false, cancelled: false };
  try {
    await allBlocks(passing);
  } catch (error) {
    if (!waits(error, errand.abort.signal)) throw error;
    return { state: 'WAITING_FOR_ACCOUNT', waitingIn: pass };
  }
  return passing.cancelled ? { state: 'CANCELLED', endedAt: new Date() } : undefined;
}

/** Rows of the next block are under way before the last one of this block is answered; results are saved in order. */
async function allBlocks(passing: Passing): Promise<void> {
  const { job, pass, errand } = passing;
  const finished = await errand.jobs.finished(job._id, pass);
  let saved = Promise.resolve();
  for (let n = 0; n < job.blocks && !passing.stopped; n += 1) {
    if (finished.has(n)) continue;
    const begun = await begin(passing, n);
    saved = savedAfter(passing, saved, begun.done);
    saved.catch(() => (passing.stopped = true));
  }
  await saved;
}

async function begin(passing: Passing, n: number) {
  const { job, pass, errand, window } = passing;
  const block = await errand.jobs.block(job._id, n);
  if (!block) throw new Error(`block ${n} of import ${job._id} is missing`);
  return beginBlock({
    ...{ job, pass, block, window },
    caller: callerFor(job, pass, errand),
    stopped: () => passing.stopped,
    onRefused: ({ command: operation }, { code }) => {
      errand.refusals.note({ code }, attemptOf('import', operation, { principal: errand.principal }));
      passing.stopped ||= stopsAtRefusal(job, pass);
    },
  });
}

async function savedAfter(
  passing: Passing,
  earlier: Promise<void>,
  done: Promise<BlockResult<PassResult>>,
): Promise<void> {
  const [before, now] = await Promise.allSettled([earlier, done]);
  if (before.status === 'rejected') throw before.reason;
  if (now.status === 'rejected') throw now.reason;
  await save(passing, now.value);
}

async function save(passing: Passing, result: BlockResult<PassResult>): Promise<void> {
  const { job, pass, errand } = passing;
  const { jobs, lease } = errand;
  if (!lease.held()) throw new Error(`import ${job._id} is in the hands of another instance`);
  await jobs.saveResult(job._id, result);
  passing.progress = addProgress(job, passing.progress, result);
  const now = await jobs.change(job._id, [pass], { progress: passing.progress });
  if (now?.cancelling) passing.cancelled = passing.stopped = true;
}

function stopsAtRefusal({ options }: ImportJob, pass: PassName): boolean {
  return options.mode === 'all-or-nothing' && pass === 'RECORDING';
}

function firstPass({ state, waitingIn, options }: ImportJob): PassName {
  if (state === 'RECORDING' || waitingIn === 'RECORDING') return 'RECORDING';
  return options.dryRun || options.mode === 'all-or-nothing' ? 'CHECKING' : 'RECORDING';
}

/** Undefined: what was checked is now recorded. */
function stateAfter({ options, progress }: ImportJob, pass: PassName): JobState | undefined {
  const failed = options.mode === 'all-or-nothing' && progress.refused > 0;
  if (pass === 'RECORDING') return failed ? 'INCOMPLETE' : 'DONE';
  if (failed) return 'REFUSED';
  return options.dryRun ? 'DONE' : undefined;
}

function callerFor(
  job: ImportJob,
  pass: PassName,
  { principal, abort, peers }: Errand,
): Caller & { readonly signal: AbortSignal } {
  const after = parsePositions(job.after);
  return { principal, peers, after, dryRun: pass === 'CHECKING', signal: abort.signal };
}

/** The token has expired, or this instance is being stopped: the account must say go on. */
function waits(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted || (error instanceof DomainError && error.code === 'UNAUTHENTICATED');
}
