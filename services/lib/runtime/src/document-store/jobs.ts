import type { Collection, Database } from '../document-store.ts';
import { LEASES, takeLease, type Lease } from './lease.ts';

/** What every job says of itself; a kind of job adds its own. */
export interface JobRecord {
  readonly _id: string;
  /** The account in whose name it is carried out. */
  readonly account: string;
  readonly state: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Some hundred consecutive rows of a job. */
export interface JobBlock<Row> {
  /** 0, 1, 2 … */
  readonly n: number;
  /** Line of its last row. */
  readonly lastLine: number;
  readonly rows: readonly Row[];
}

/** What one pass over a block came to. */
export interface BlockResult<Result> {
  readonly n: number;
  readonly pass: string;
  readonly lastLine: number;
  /** Rows that were refused in this pass. */
  readonly refused: number;
  readonly result: Result;
}

/** Jobs with their rows and results; memory holds a block at a time. */
export interface JobStore<Job extends JobRecord, Row, Result> {
  /** False: there is a job of that id already. */
  create(job: Job): Promise<boolean>;
  get(id: string): Promise<Job | undefined>;
  /** Newest first. */
  list(where: Readonly<Record<string, unknown>>, limit: number): Promise<readonly Job[]>;
  count(where: Readonly<Record<string, unknown>>): Promise<number>;
  /** Sets fields of a job whose state is one of `from`; undefined: it is in another one. */
  change(id: string, from: readonly string[], set: Partial<Job>): Promise<Job | undefined>;
  addBlock(id: string, block: JobBlock<Row>): Promise<void>;
  block(id: string, n: number): Promise<JobBlock<Row> | undefined>;
  /** Done again, it takes the place of the former. */
  saveResult(id: string, result: BlockResult<Result>): Promise<void>;
  /** In the order of the rows; with `refusedAfter`, only those that refused a row after that line. */
  results(
    id: string,
    where: { readonly pass?: string; readonly refusedAfter?: number },
  ): AsyncIterable<BlockResult<Result>>;
  /** Numbers of the blocks that a pass has finished. */
  finished(id: string, pass: string): Promise<ReadonlySet<number>>;
  /** Undefined: another instance works on it. */
  take(id: string, owner: string): Promise<Lease | undefined>;
  isTaken(id: string): Promise<boolean>;
  remove(id: string): Promise<void>;
}

type Owned = { readonly jobId: string };
type Kept<Document> = Document & { readonly _id: string; readonly expiresAt: Date };

/** What a job leaves behind is removed after so many days. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const LEASE_MS = 15_000;
const DUPLICATE_KEY = 11_000;

/** Opens the jobs called `name` of a database and sees to their indexes. */
export async function openJobs<Job extends JobRecord, Row, Result>(
  database: Database,
  name: string,
): Promise<JobStore<Job, Row, Result>> {
  const { db } = database;
  const options = { ignoreUndefined: true };
  const jobs = db.collection<Kept<Job>>(name, options);
  const blocks = db.collection<Kept<JobBlock<Row> & Owned>>(`${name}-blocks`, options);
  const results = db.collection<Kept<BlockResult<Result> & Owned>>(`${name}-results`, options);
  await ensureIndexes([jobs, blocks, results] as unknown as readonly Collection[]);
  return {
    ...jobDocuments<Job>(jobs as unknown as Collection),
    ...blockDocuments<Row>(blocks as unknown as Collection),
    ...resultDocuments<Result>(results as unknown as Collection),
    ...jobLeases(database, name),
    remove: async (id) => {
      const own = { jobId: id } as never;
      await Promise.all([blocks.deleteMany(own), results.deleteMany(own)]);
      await jobs.deleteOne({ _id: id } as never);
    },
  };
}

const expiry = () => new Date(Date.now() + KEPT_DAYS * DAY_MS);
const any = (filter: object) => filter as never;

function jobDocuments<Job extends JobRecord>(
  jobs: Collection,
): Pick<JobStore<Job, never, never>, 'create' | 'get' | 'list' | 'count' | 'change'> {
  return {
    create: async (job) => {
      try {
        await jobs.insertOne(any({ ...job, expiresAt: expiry() }));
        return true;
      } catch (error) {
        if ((error as { code?: number }).code === DUPLICATE_KEY) return false;
        throw error;
      }
    },
    get: async (id) => ((await jobs.findOne(any({ _id: id }))) as Job | null) ?? undefined,
    list: async (where, limit) => {
      const found = jobs.find(where).sort({ createdAt: -1 }).limit(limit);
      return (await found.toArray()) as unknown as Job[];
    },
    count: (where) => jobs.countDocuments(where),
    change: async (id, from, set) => {
      const filter = any({ _id: id, state: { $in: from } });
      const update = { $set: { ...set, changedAt: new Date() } };
      const after = await jobs.findOneAndUpdate(filter, update, { returnDocument: 'after' });
      return (after as Job | null) ?? undefined;
    },
  };
}

function blockDocuments<Row>(blocks: Collection): Pick<JobStore<never, Row, never>, 'addBlock' | 'block'> {
  return {
    addBlock: async (id, block) => {
      await blocks.insertOne(any({ _id: `${id}/${block.n}`, jobId: id, ...block, expiresAt: expiry() }));
    },
    block: async (id, n) => {
      const found = await blocks.findOne(any({ _id: `${id}/${n}` }));
      return (found as JobBlock<Row> | null) ?? undefined;
    },
  };
}

function resultDocuments<Result>(
  results: Collection,
): Pick<JobStore<never, never, Result>, 'saveResult' | 'results' | 'finished'> {
  return {
    saveResult: async (id, result) => {
      const _id = `${id}/${result.n}/${result.pass}`;
      const document = any({ jobId: id, ...result, expiresAt: expiry() });
      await results.replaceOne(any({ _id }), document, { upsert: true });
    },
    results: (id, { pass, refusedAfter }) => {
      const where = {
        jobId: id,
        ...(pass === undefined ? {} : { pass }),
        ...(refusedAfter === undefined ? {} : { refused: { $gt: 0 }, lastLine: { $gt: refusedAfter } }),
      };
      return results.find(where).sort({ n: 1 }) as unknown as AsyncIterable<BlockResult<Result>>;
    },
    finished: async (id, pass) => {
      const found = await results.find({ jobId: id, pass }).project<{ n: number }>({ n: 1 }).toArray();
      return new Set(found.map(({ n }) => n));
    },
  };
}

function jobLeases(
  database: Database,
  name: string,
): Pick<JobStore<never, never, never>, 'take' | 'isTaken'> {
  const leaseOf = (id: string) => `${name}/${id}`;
  return {
    take: (id, owner) => takeLease(database, { name: leaseOf(id), owner, ttlMs: LEASE_MS }),
    isTaken: async (id) => {
      const held = any({ _id: leaseOf(id), $expr: { $gt: ['$expiresAt', '$$NOW'] } });
      return (await database.db.collection(LEASES).countDocuments(held)) > 0;
    },
  };
}

async function ensureIndexes(collections: readonly Collection[]): Promise<void> {
  const [jobs, ...parts] = collections;
  await jobs?.createIndex({ account: 1, createdAt: -1 });
  await Promise.all(parts.map((part) => part.createIndex({ jobId: 1, n: 1 })));
  await Promise.all(collections.map((each) => each.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 })));
}
