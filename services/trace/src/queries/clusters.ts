import type { UnitId } from '@trienkhai/kernel/unit-history';
import { foldText } from '@trienkhai/kernel/vn-text';
import type { Key } from '@trienkhai/runtime/cursor';
import type { ClusterView } from '../projections/clusters.ts';
import { clusterAt, existsIn, type KnownCluster } from './clusters/standing.ts';

export interface ClusterFilter {
  /** Only those that exist in this year. */
  readonly year?: number | undefined;
  /** Only those whose leading unit or a member, of whatever time, is inside. */
  readonly inside: (unitId: UnitId) => boolean;
  readonly sample: boolean;
}

/** Clusters that were on record at `knownAt` (absent: now). */
export function listClusters(
  views: Iterable<ClusterView>,
  { year, inside, sample }: ClusterFilter,
  knownAt?: string,
): readonly KnownCluster[] {
  const found: KnownCluster[] = [];
  for (const view of views) {
    const known = clusterAt(view, knownAt);
    if (!known || (known.value.sample && !sample)) continue;
    if (year !== undefined && !existsIn(known.value, year)) continue;
    const { withinId, memberships } = known.value;
    if ([withinId, ...memberships.flatMap(({ memberIds }) => memberIds)].some(inside)) found.push(known);
  }
  return found;
}

/** By name. */
export function clusterKey({ id, value }: KnownCluster): Key {
  return [foldText(value.memberships.at(-1)?.name ?? ''), id];
}
