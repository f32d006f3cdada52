import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { ImportJob, ImportJobs } from './job.ts';

/** A job that no instance works on waits for its account; one whose file did not arrive whole is over. */
export async function asItIs(jobs: ImportJobs, job: ImportJob): Promise<ImportJob> {
  const { state } = job;
  const underWay = state === 'READING' || state === 'CHECKING' || state === 'RECORDING';
  if (!underWay || (await jobs.isTaken(job._id))) return job;
  const now = (await jobs.get(job._id)) ?? job;
  if (now.state !== state) return now;
  if (state === 'READING') {
    const over = { state: 'REFUSED', endedAt: new Date() } as const;
    return (await jobs.change(job._id, ['READING'], over)) ?? now;
  }
  const waiting = { state: 'WAITING_FOR_ACCOUNT', waitingIn: state } as const;
  return (await jobs.change(job._id, [state], waiting)) ?? now;
}

/** Why the job as a whole is over although no row was refused: its gateway ended while the file was arriving. */
export function interruptionOf({ state, digest }: ImportJob): DomainError | undefined {
  if (state !== 'REFUSED' || digest !== undefined) return undefined;
  return refuse(
    'IMPORT_INTERRUPTED',
    'Máy chủ dừng khi tệp chưa đến đủ; chưa dòng nào được ghi. Gửi lại cả tệp, dùng lại Idempotency-Key cũng được.',
    'The server ended before the file had arrived whole; no row was recorded. Send all of it again; the same Idempotency-Key will do.',
    { path: ['file'] },
  );
}
