import { createHash, randomUUID } from 'node:crypto';
import { dayOf } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { accountUnit, authorise, rightsOf, type Principal } from '@trienkhai/runtime/auth';
import type { Lease } from '@trienkhai/runtime/document-store/lease';
import { formatPositions, mergePositions } from '@trienkhai/runtime/position';
import { unitOfRight } from '@trienkhai/runtime/rights';
import type { UnitFeed } from '@trienkhai/runtime/unit-feed';
import type { Caller } from '../caller.ts';
import { asItIs, interruptionOf } from './abandoned.ts';
import { takeIn, type TakenIn } from './intake.ts';
import { ACTIVE, ENDED, NO_PROGRESS, type ImportJob, type ImportJobs, type JobOptions } from './job.ts';
import { createReferences } from './references.ts';
import { rowMapper } from './row-body.ts';
import { measured } from './rows/measured.ts';
import { rowsOf } from './rows/source.ts';
import type { Runner } from './runner.ts';

export interface Imports {
  /** Reads the whole file and starts its job; the same key with the same file is the same job. */
  begin(order: Order): Promise<ImportJob>;
  /** Throws NOT_FOUND, also for a job that the account may not see. */
  find(id: string, principal: Principal): Promise<ImportJob>;
  list(principal: Principal): Promise<readonly ImportJob[]>;
  cancel(id: string, principal: Principal): Promise<ImportJob>;
  /** Goes on with a waiting job under the token of the call. */
  resume(id: string, principal: Principal): Promise<ImportJob>;
  readonly jobs: ImportJobs;
}

export interface Order {
  readonly caller: Caller;
  readonly options: JobOptions;
  readonly key?: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

interface Deps {
  readonly jobs: ImportJobs;
  readonly runner: Runner;
  readonly units: Pick<UnitFeed, 'current' | 'grants'>;
  readonly instanceId: string;
}

const TERRITORY = 'territory';
const MOST_ACTIVE = 5;
const MOST_LISTED = 100;
const RENEW_MS = 4000;

export function createImports(deps: Deps): Imports {
  const { jobs } = deps;

  async function find(id: string, principal: Principal): Promise<ImportJob> {
    const job = await jobs.get(id);
    if (!job || !maySee(job, principal, administered(principal, deps))) throw noJob(id);
    return asItIs(jobs, job);
  }

  return {
    jobs,
    begin: (order) => begin(deps, order),
    find,
    list: async (principal) => {
      const units = administered(principal, deps);
      const seen = { $or: [{ account: principal.actor }, { unit: { $in: units } }] };
      const found = await jobs.list(seen, MOST_LISTED);
      return Promise.all(found.map((job) => asItIs(jobs, job)));
    },
    cancel: async (id, principal) => {
      const job = await find(id, principal);
      if (ENDED.some((state) => state === job.state)) throw wrongState(job);
      const waits = job.state === 'WAITING_FOR_ACCOUNT';
      const ended = { state: 'CANCELLED', endedAt: new Date() } as const;
      return (await jobs.change(id, ACTIVE, waits ? ended : { cancelling: true })) ?? find(id, principal);
    },
    resume: async (id, principal) => {
      const job = await find(id, principal);
      if (job.account !== principal.actor) throw noJob(id);
      if (deps.runner.renew(id, principal)) return job;
      if (job.state !== 'WAITING_FOR_ACCOUNT') throw wrongState(job);
      const lease = await jobs.take(id, deps.instanceId);
      if (!lease) throw notYet();
      deps.runner.start(job, lease, principal);
      return { ...job, state: job.waitingIn ?? 'CHECKING' };
    },
  };
}

async function begin(deps: Deps, { caller, options, key, body }: Order): Promise<ImportJob> {
  const { jobs, runner, units, instanceId } = deps;
  const { principal } = caller;
  const history = units.current();
  const today = dayOf(new Date());
  const rights = rightsOf(principal, { units: history, grants: units.grants }, today);
  const unit = accountUnit(rights);
  authorise(rights, 'record', unit, today);
  const digest = createHash('sha256');
  const file = measured(body, digest);
  const job = newJob({ caller, options, key }, unit, history.version);
  const earlier = key === undefined ? undefined : await earlierJob(jobs, job._id);
  if (earlier) return sameJob(earlier, options, file, digest);
  const active = await jobs.count({ account: principal.actor, state: { $in: ACTIVE } });
  if (active >= MOST_ACTIVE) throw tooManyJobs();
  const lease = await jobs.take(job._id, instanceId);
  if (!lease || !(await jobs.create(job))) throw notYet();
  const renewing = setInterval(() => void lease.renew().catch(() => undefined), RENEW_MS);
  try {
    const started = await readFile(deps, job, caller, file, () => digest.digest('hex'));
    runner.start(started, lease, principal);
    return started;
  } catch (error) {
    await discard(jobs, job._id, lease);
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

async function readFile(
  { jobs, units }: Deps,
  job: ImportJob,
  caller: Caller,
  file: AsyncIterable<Uint8Array>,
  digest: () => string,
): Promise<ImportJob> {
  const { command, reason } = job.options;
  const references = createReferences(caller, units.current());
  const mapper = rowMapper({ command, reason, references });
  const source = await rowsOf(file, job.options);
  const { blocks, read, refused } = await takenIn(jobs, job._id, source, mapper);
  const set = {
    state: 'CHECKING',
    blocks,
    digest: digest(),
    progress: { ...NO_PROGRESS, read, refused },
    ...(source.heading ? { heading: source.heading } : {}),
    ...(source.sheet ? { sheet: source.sheet } : {}),
  } as const;
  const started = await jobs.change(job._id, ['READING'], set);
  if (!started) throw noJob(job._id);
  return started;
}

async function takenIn(...[jobs, id, source, mapper]: Parameters<typeof takeIn>): Promise<TakenIn> {
  try {
    return await takeIn(jobs, id, source, mapper);
  } finally {
    await source.close?.();
  }
}

function newJob(
  { caller, options, key }: Omit<Order, 'body'>,
  unit: UnitId,
  unitsVersion: number,
): ImportJob {
  const { actor } = caller.principal;
  const now = new Date();
  const territory = unitsVersion > 0 ? [{ streamId: TERRITORY, version: unitsVersion }] : [];
  const id =
    key === undefined
      ? randomUUID()
      : createHash('sha256').update(`${actor}\n${key}`).digest('hex').slice(0, 32);
  return {
    _id: id,
    account: actor,
    unit,
    state: 'READING',
    options,
    progress: NO_PROGRESS,
    blocks: 0,
    after: formatPositions(mergePositions(caller.after, territory)),
    createdAt: now,
    changedAt: now,
  };
}

/** The job of that id; one whose file never arrived whole makes room for the next sending. */
async function earlierJob(jobs: ImportJobs, id: string): Promise<ImportJob | undefined> {
  const found = await jobs.get(id);
  const job = found && (await asItIs(jobs, found));
  if (!job || !interruptionOf(job)) return job;
  await jobs.remove(id);
  return undefined;
}

/** The job that the key stands for. Throws IDEMPOTENCY_KEY_REUSED for another file or other options. */
async function sameJob(
  earlier: ImportJob,
  options: JobOptions,
  file: AsyncIterable<Uint8Array>,
  digest: { digest(encoding: 'hex'): string },
): Promise<ImportJob> {
  for await (const _ of file);
  const same = (Object.keys(options) as (keyof JobOptions)[]).every(
    (name) => options[name] === earlier.options[name],
  );
  if (earlier.digest === undefined) throw notYet();
  if (same && earlier.digest === digest.digest('hex')) return earlier;
  throw refuse(
    'IDEMPOTENCY_KEY_REUSED',
    'Idempotency-Key này đã dùng cho một tệp khác. Gửi với một khóa mới.',
    'This Idempotency-Key was used for another file. Send with a new one.',
    { path: ['Idempotency-Key'] },
  );
}

async function discard(jobs: ImportJobs, id: string, lease: Lease): Promise<void> {
  await jobs.remove(id).catch(() => undefined);
  await lease.release().catch(() => undefined);
}

function maySee(job: ImportJob, { actor }: Principal, units: readonly UnitId[]): boolean {
  return job.account === actor || (job.unit !== undefined && units.includes(job.unit));
}

/** The units of which an account is an administrator itself. */
function administered(principal: Principal, { units }: Pick<Deps, 'units'>): readonly UnitId[] {
  const source = { units: units.current(), grants: units.grants };
  const rights = rightsOf(principal, source, dayOf(new Date()));
  const admin = rights.held.filter(({ role }) => role === 'admin');
  return admin.flatMap((right) => unitOfRight(right, rights.today, rights.units) ?? []);
}

function noJob(id: string): DomainError {
  return refuse('NOT_FOUND', `Không có lần nhập ${id}.`, `There is no import ${id}.`, { path: ['id'] });
}

function notYet(): DomainError {
  return refuse(
    'NOT_YET',
    'Tệp này đang được xử lý ở nơi khác. Gửi lại sau ít giây.',
    'This file is in other hands at present. Send the request again in a few seconds.',
  );
}

function tooManyJobs(): DomainError {
  return refuse(
    'RATE_LIMITED',
    `Tài khoản đang có ${MOST_ACTIVE} lần nhập chưa xong. Chờ hoặc hủy bớt.`,
    `The account has ${MOST_ACTIVE} imports that are not done. Wait or cancel one.`,
  );
}

export function wrongState({ state }: ImportJob): DomainError {
  return refuse(
    'IMPORT_STATE_INVALID',
    `Lần nhập đang ở trạng thái ${state}, không làm được việc này.`,
    `The import is ${state}; this cannot be done with it.`,
    { facts: { state } },
  );
}
