/** What trace reads of a projected collection; the runtime's projector hands out exactly these. */
export interface StoredDocument<View> {
  readonly _id: string;
  /** How far the stream is folded. */
  readonly version: number;
  readonly view: View | null;
}

export interface FindOptions {
  readonly projection?: Readonly<Record<string, 0 | 1>>;
  readonly batchSize?: number;
  readonly readConcern?: { readonly level: 'majority' };
  readonly signal?: AbortSignal;
}

export interface DocumentCollection {
  find(filter: object, options?: object): { toArray(): Promise<unknown[]> };
}

const LEAN = { version: 1, view: 1 } as const;

/**
 * Documents that match, as acknowledged by a majority, so that another instance never shows an older
 * state later. One answer of the store holds them all up to 16 MB.
 */
export async function findViews<View>(
  collection: DocumentCollection,
  filter: object,
): Promise<readonly StoredDocument<View>[]> {
  const options: FindOptions = { projection: LEAN, batchSize: 50_000, readConcern: { level: 'majority' } };
  const found = (await collection.find(filter, options).toArray()) as StoredDocument<View>[];
  return found.filter((document) => document.view !== null);
}
