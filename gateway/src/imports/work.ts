import { DomainError } from '@trienkhai/kernel/domain-error';
import type { Principal } from '@trienkhai/runtime/auth';
import type { Lease } from '@trienkhai/runtime/document-store/lease';
import { parsePositions } from '@trienkhai/runtime/position';
import type { Caller } from '../caller.ts';
import type { Peers } from '../peers.ts';
import { ACTIVE, type ImportJob, type ImportJobs, type JobState } from './job.ts';
import { addProgress, passBlock, progressOf, type PassName } from './pass.ts';

/** One job in the hands of this instance. */
export interface Errand {
  readonly jobs: ImportJobs;
  readonly peers: Peers;
  readonly lease: Lease;
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

/** Undefined: every block is done, or one row refused has made the rest pointless. */
async function passOver(job: ImportJob, pass: PassName, errand: Errand): Promise<Ending | undefined> {
  const { jobs, abort } = errand;
  const finished = await jobs.finished(job._id, pass);
  let { progress } = job;
  for (let n = 0; n < job.blocks; n += 1) {
    if (finished.has(n)) continue;
    try {
      const result = await blockDone(job, pass, n, errand);
      progress = addProgress(job, progress, result);
      const now = await jobs.change(job._id, [pass], { progress });
      if (now?.cancelling) return { state: 'CANCELLED', endedAt: new Date() };
      if (stopsAtRefusal(job, pass) && result.refused > 0) return undefined;
    } catch (error) {
      if (!waits(error, abort.signal)) throw error;
      return { state: 'WAITING_FOR_ACCOUNT', waitingIn: pass };
    }
  }
  return undefined;
}

async function blockDone(job: ImportJob, pass: PassName, n: number, errand: Errand) {
  const { jobs, lease } = errand;
  const block = await jobs.block(job._id, n);
  if (!block) throw new Error(`block ${n} of import ${job._id} is missing`);
  const result = await passBlock(job, pass, block, callerFor(job, pass, errand), stopsAtRefusal(job, pass));
  if (!lease.held()) throw new Error(`import ${job._id} is in the hands of another instance`);
  await jobs.saveResult(job._id, result);
  return result;
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
