import { interruptionOf } from '../imports/abandoned.ts';
import { pageOfErrors, type ListedError } from '../imports/errors.ts';
import type { ImportJob, ImportJobs } from '../imports/job.ts';

const FIRST_ERRORS = 20;

/** A job as its account sees it, with its first refused rows. */
export async function importView(jobs: ImportJobs, job: ImportJob, firstErrors = FIRST_ERRORS) {
  const { _id: id, state, account, options, progress, createdAt, changedAt, endedAt } = job;
  const { errors } =
    firstErrors > 0 && progress.refused > 0 ? await pageOfErrors(jobs, job, 0, firstErrors) : { errors: [] };
  const self = `/v1/imports/${id}`;
  const fault = interruptionOf(job);
  const undone = progress.recorded > 0 && endedAt !== undefined;
  return {
    id,
    state,
    account,
    ...options,
    progress,
    createdAt,
    changedAt,
    ...(endedAt ? { endedAt } : {}),
    ...(fault ? { error: { code: fault.code, message: fault.text } } : {}),
    errors: errors.map(errorView),
    links: { self, errors: `${self}/errors`, ...(undone ? { undo: `${self}/undo` } : {}) },
  };
}

/** A refused row as its account sees it. */
export function errorView({ vi, en, row, ...rest }: ListedError) {
  return { ...rest, message: { vi, en }, row: typeof row === 'string' ? row : row.map(String) };
}
