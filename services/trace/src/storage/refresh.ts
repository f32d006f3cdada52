import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';

/** What was read of the documents with one key, and the stamp of that key before it was read. */
export interface Held<Value> {
  readonly stamp: string;
  readonly value: Value;
}

/** Reads the documents that a filter finds into what is held already; `before` undefined: into nothing. */
export type ReadInto<Value> = (filter: object, before: Value | undefined) => Promise<Value>;

const ROUNDS = 3;

/**
 * The documents with `key` as they stand now: nothing is read while the stamp stays, only what has changed
 * when it moved. Reads again where something changed meanwhile, so that all documents are of one moment;
 * under constant writing each is whole, and the stamp kept is older than all of them.
 */
export async function refresh<Value>(
  snapshot: ProjectionSnapshot,
  key: string,
  held: Held<Value> | undefined,
  read: ReadInto<Value>,
): Promise<Held<Value>> {
  let now = held;
  let stamp = await snapshot.heardStamps([key]);
  for (let round = 1; now?.stamp !== stamp && round <= ROUNDS; round += 1) {
    const changed = now && snapshot.changedSince(now.stamp, stamp, [key]);
    const value: Value = changed ? await read(changed, now?.value) : await read({ keys: key }, undefined);
    now = { stamp, value };
    stamp = await snapshot.stamps([key]);
  }
  return now!;
}
