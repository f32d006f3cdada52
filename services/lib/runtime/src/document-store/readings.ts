import type { Database } from '../document-store.ts';

/** That an account read something that is not for everybody. */
export interface Reading {
  readonly _id: string;
  readonly at: Date;
  /** The account as the sign-in server writes it; empty where readings were lost. */
  readonly account: string;
  /** In whose name it read; empty where the account stands for no unit. */
  readonly unitId: string;
  /** What was asked, e.g. `grants`. */
  readonly operation: string;
  readonly objectId: string;
  /** The unit of the object, and those above it on that day. */
  readonly within: readonly string[];
  /** So many readings before this one could not be kept, and which they were is not known. */
  readonly lost?: number;
}

export interface ReadingQuery {
  readonly within: string;
  readonly account?: string | undefined;
  readonly objectId?: string | undefined;
  readonly from?: Date | undefined;
  /** Excluded. */
  readonly to?: Date | undefined;
}

export interface Readings {
  /** Added again, a reading stays one. */
  add(readings: readonly Reading[]): Promise<void>;
  /** Newest first, after that place. */
  list(query: ReadingQuery, first: number, after?: Pick<Reading, 'at' | '_id'>): Promise<readonly Reading[]>;
  count(query: ReadingQuery): Promise<number>;
}

type Kept = Reading & { readonly expiresAt: Date };

const DAY_MS = 86_400_000;
const DUPLICATE_KEY = 11_000;

/** What was read is forgotten after so many days, as they were when it was read. */
export async function openReadings({ db }: Database, keptDays: number): Promise<Readings> {
  const readings = db.collection<Kept>('readings', { writeConcern: { w: 'majority' } });
  await readings.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  await readings.createIndex({ within: 1, at: -1, _id: -1 });
  await readings.createIndex({ objectId: 1, at: -1 });
  return {
    add: async (added) => {
      const documents = added.map((each) => {
        return { ...each, expiresAt: new Date(each.at.getTime() + keptDays * DAY_MS) };
      });
      await readings.insertMany(documents, { ordered: false }).catch((error: unknown) => {
        if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error;
      });
    },
    list: async (query, first, after) => {
      const below = after
        ? { $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after._id } }] }
        : {};
      const found = readings.find({ $and: [filterOf(query), below] }).sort({ at: -1, _id: -1 });
      return found.limit(first).project<Reading>({ expiresAt: 0 }).toArray();
    },
    count: (query) => readings.countDocuments(filterOf(query)),
  };
}

function filterOf({ within, account, objectId, from, to }: ReadingQuery) {
  const at = { ...(from ? { $gte: from } : {}), ...(to ? { $lt: to } : {}) };
  return {
    within,
    ...(account === undefined ? {} : { account }),
    ...(objectId === undefined ? {} : { objectId }),
    ...(from || to ? { at } : {}),
  };
}
