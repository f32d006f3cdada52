import type { Principal } from '@trienkhai/runtime/auth';
import type { Lease } from '@trienkhai/runtime/document-store/lease';
import type { Peers } from '../peers.ts';
import type { RefusalLog } from '../refusal-log.ts';
import { ACTIVE, type ImportJob, type ImportJobs } from './job.ts';
import { createWindow, inside } from './window.ts';
import { workThrough, type Errand } from './work.ts';

export interface RunnerDeps {
  readonly jobs: ImportJobs;
  readonly peers: Peers;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly logger: { error(details: object, message: string): void };
}

export interface Runner {
  /** Works through a job whose lease this instance holds, in the name of the account, and ends the lease. */
  start(job: ImportJob, lease: Lease, principal: Principal): void;
  /** A fresh token for a job that runs here; false: it does not. */
  renew(id: string, principal: Principal): boolean;
  /** Resolves once nothing runs any more; what is under way waits for its account. */
  close(): Promise<void>;
}

const RENEW_MS = 4000;
/** Jobs that send rows at the same time; others wait for their turn. */
const JOBS_AT_ONCE = 2;

/** Runs import jobs of this instance. */
export function createRunner({ jobs, peers, refusals, logger }: RunnerDeps): Runner {
  const running = new Map<string, { readonly errand: Errand; readonly done: Promise<void> }>();
  const turns = createWindow(JOBS_AT_ONCE);

  async function run(job: ImportJob, errand: Errand): Promise<void> {
    const { lease } = errand;
    const renewing = setInterval(() => void lease.renew().catch(() => undefined), RENEW_MS);
    renewing.unref();
    try {
      const ending = await inside(turns, () => workThrough(job, errand));
      if (lease.held()) await jobs.change(job._id, ACTIVE, ending);
    } catch (error) {
      logger.error({ err: error, job: job._id }, 'import job stopped');
    } finally {
      clearInterval(renewing);
      running.delete(job._id);
      await lease.release().catch(() => undefined);
    }
  }

  return {
    start(job, lease, principal) {
      const errand = { jobs, peers, refusals, lease, principal, abort: new AbortController() };
      running.set(job._id, { errand, done: run(job, errand) });
    },
    renew(id, principal) {
      const errand = running.get(id)?.errand;
      if (errand) errand.principal = principal;
      return errand !== undefined;
    },
    async close() {
      const all = [...running.values()];
      for (const { errand } of all) errand.abort.abort();
      await Promise.all(all.map(({ done }) => done));
    },
  };
}
