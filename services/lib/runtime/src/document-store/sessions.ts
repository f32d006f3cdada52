import type { Database } from '../document-store.ts';

/** One sign-in of a browser. What it may use lies sealed: the key of the seal is in the browser alone. */
export interface SessionRecord {
  readonly _id: string;
  readonly account: string;
  readonly sealed: string;
  /** Absent in records of versions before. */
  readonly beganAt?: Date;
  /** By which the sign-in server knows it, where that says so. */
  readonly sid?: string;
  /** As the browser calls itself, in short. */
  readonly browser?: string;
  /** When its account last showed the sign-in server who it is, where that says so. */
  readonly provedAt?: Date;
  /** Until then the access token holds. */
  readonly tokenUntil: Date;
  /** It ends then, however busy it is. */
  readonly endsAt: Date;
  /** It ends then unless something is asked before; the store forgets it. */
  readonly expiresAt: Date;
  /** Until then one instance is fetching new tokens. */
  readonly renewing?: Date;
}

export interface SessionStore {
  add(session: SessionRecord): Promise<void>;
  /** Undefined: there is none, or it has expired. */
  get(id: string): Promise<SessionRecord | undefined>;
  /** Nothing happens where it has ended meanwhile. */
  change(id: string, set: Partial<Omit<SessionRecord, '_id' | 'renewing'>>): Promise<void>;
  /** False: another instance renews it, or has since it was read. */
  beginRenewing(seen: Pick<SessionRecord, '_id' | 'tokenUntil'>, until: Date): Promise<boolean>;
  endRenewing(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** All that stand, the newest first. */
  ofAccount(account: string): Promise<readonly SessionRecord[]>;
  /** Removes those of the account but one, or one of them; answers how many there were. */
  removeOf(account: string, which: { readonly id: string } | { readonly butFor: string }): Promise<number>;
  /** Removes what a sign-in server says has ended there, also of that account what bears no name of its own. */
  removeEnded(there: { readonly account?: string; readonly sid?: string }): Promise<number>;
  /** Whether a saying of the sign-in server was noted before, and has not been forgotten. */
  isNoted(id: string): Promise<boolean>;
  note(id: string, until: Date): Promise<void>;
}

interface Noted {
  readonly _id: string;
  readonly expiresAt: Date;
}

/** Opens the sessions of a database and sees to their index. */
export async function openSessions({ db }: Database): Promise<SessionStore> {
  const sessions = db.collection<SessionRecord>('sessions', { writeConcern: { w: 'majority' } });
  await sessions.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  await sessions.createIndex({ account: 1, endsAt: -1 });
  await sessions.createIndex({ sid: 1 }, { sparse: true });
  const noted = db.collection<Noted>('ended-there', { writeConcern: { w: 'majority' } });
  await noted.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return {
    add: async (session) => void (await sessions.insertOne(session)),
    get: async (_id) => (await sessions.findOne({ _id, expiresAt: { $gt: new Date() } })) ?? undefined,
    change: async (_id, set) => void (await sessions.updateOne({ _id }, { $set: set })),
    beginRenewing: async ({ _id, tokenUntil }, until) => {
      const free = [{ renewing: { $exists: false } }, { renewing: { $lte: new Date() } }];
      // With other tokens by now, somebody has renewed them since they were read.
      const begun = await sessions.updateOne({ _id, tokenUntil, $or: free }, { $set: { renewing: until } });
      return begun.matchedCount > 0;
    },
    endRenewing: async (_id) => void (await sessions.updateOne({ _id }, { $unset: { renewing: '' } })),
    remove: async (_id) => void (await sessions.deleteOne({ _id })),
    ofAccount: (account) =>
      sessions.find({ account, expiresAt: { $gt: new Date() } }, { sort: { endsAt: -1 } }).toArray(),
    removeOf: async (account, which) => {
      const _id = 'id' in which ? which.id : { $ne: which.butFor };
      return (await sessions.deleteMany({ account, _id })).deletedCount;
    },
    removeEnded: async ({ account, sid }) => (await sessions.deleteMany(ended(account, sid))).deletedCount,
    isNoted: async (_id) => (await noted.findOne({ _id })) !== null,
    note: async (_id, expiresAt) =>
      void (await noted.updateOne({ _id }, { $set: { expiresAt } }, { upsert: true })),
  };
}

function ended(account: string | undefined, sid: string | undefined) {
  if (account === undefined) return { sid: sid ?? '' };
  return sid === undefined ? { account } : { account, $or: [{ sid }, { sid: { $exists: false } }] };
}
