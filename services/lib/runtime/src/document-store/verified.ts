import type { Database } from '../document-store.ts';

/** What the last check of everything that is stored found. */
export interface Verified {
  readonly at: Date;
  readonly findings: number;
  /** Documents of the read models that were compared. */
  readonly documents: number;
}

const LAST = 'last';

/** In the place of what was kept before. */
export async function keepVerified(database: Database, verified: Verified): Promise<void> {
  await verifications(database).replaceOne({ _id: LAST }, verified, { upsert: true });
}

/** Undefined where nobody has checked yet. */
export async function lastVerified(database: Database): Promise<Verified | undefined> {
  return (await verifications(database).findOne({ _id: LAST })) ?? undefined;
}

function verifications({ db }: Database) {
  return db.collection<Verified & { readonly _id: string }>('verifications');
}
