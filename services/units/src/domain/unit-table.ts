import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';

/** What a decision needs to know of a unit. */
export interface UnitState {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: UnitId | undefined;
  /** First day on which it no longer exists. */
  readonly endedOn?: Day;
}

/**
 * Units by id, never changed in place. A change copies one of many small buckets, so that a commit of
 * tens of thousands of events folds in a moment.
 */
export interface UnitTable {
  readonly buckets: readonly ReadonlyMap<UnitId, UnitState>[];
}

const BUCKETS = 512;

export const emptyTable: UnitTable = { buckets: Array.from({ length: BUCKETS }, () => new Map()) };

export function unitIn(table: UnitTable, id: UnitId): UnitState | undefined {
  return table.buckets[bucketOf(id)]?.get(id);
}

export function withUnit(table: UnitTable, id: UnitId, unit: UnitState): UnitTable {
  const place = bucketOf(id);
  return { buckets: table.buckets.with(place, new Map(table.buckets[place]).set(id, unit)) };
}

export function* entriesOf(table: UnitTable): Iterable<readonly [UnitId, UnitState]> {
  for (const bucket of table.buckets) yield* bucket;
}

function bucketOf(id: UnitId): number {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) | 0;
  return (hash >>> 0) % BUCKETS;
}
