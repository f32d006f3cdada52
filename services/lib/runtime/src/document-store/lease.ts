import { performance } from 'node:perf_hooks';
import type { Database } from '../document-store.ts';

/** Collection of all leases of a database. */
export const LEASES = 'leases';

export interface LeaseDocument {
  readonly _id: string;
  readonly owner: string;
  /** Rises with every change of owner. */
  readonly epoch: number;
  /** By the clock of the database: those of the instances never meet. */
  readonly expiresAt: Date;
}

export interface Lease {
  readonly epoch: number;
  /** By this process's own clock, and rather too early than too late: also right after a pause. */
  held(): boolean;
  /** Prolongs it; false: another one has it or may have it. */
  renew(): Promise<boolean>;
  /** Lets the next one take it at once. */
  release(): Promise<void>;
}

export interface LeaseOptions {
  readonly name: string;
  /** Who asks; differs between instances. */
  readonly owner: string;
  readonly ttlMs: number;
}

/** Takes a lease that is free, expired or our own; undefined: somebody else holds it. */
export async function takeLease(database: Database, options: LeaseOptions): Promise<Lease | undefined> {
  const leases = database.db.collection<LeaseDocument>(LEASES, { writeConcern: { w: 'majority' } });
  const { name, owner, ttlMs } = options;
  const until = { $add: ['$$NOW', ttlMs] };
  const free = { owner: '', epoch: 0, expiresAt: new Date(0) };
  await leases.updateOne({ _id: name }, { $setOnInsert: free }, { upsert: true });
  let provenAt = performance.now();
  const taken = await leases.findOneAndUpdate(
    { _id: name, $expr: { $or: [{ $lte: ['$expiresAt', '$$NOW'] }, { $eq: ['$owner', owner] }] } },
    [{ $set: { owner, epoch: { $add: ['$epoch', 1] }, expiresAt: until } }],
    { returnDocument: 'after' },
  );
  if (!taken) return undefined;
  const mine = { _id: name, owner, epoch: taken.epoch };
  let lost = false;
  return {
    epoch: taken.epoch,
    held: () => !lost && performance.now() < provenAt + ttlMs,
    async renew() {
      const askedAt = performance.now();
      const found = await leases.updateOne(mine, [{ $set: { expiresAt: until } }]);
      if (found.matchedCount === 0) lost = true;
      else provenAt = askedAt;
      return !lost;
    },
    async release() {
      lost = true;
      await leases.updateOne(mine, { $set: { expiresAt: new Date(0) } });
    },
  };
}
