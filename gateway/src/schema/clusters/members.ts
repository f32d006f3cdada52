import { addDays, type Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { endingEdges } from '@trienkhai/kernel/unit-history/heirs';
import type { ClusterMembershipView } from '@trienkhai/proto/trienkhai/trace/v1/groups';
import { unitsOf } from '../as-of.ts';
import { isGiven } from '../given.ts';
import type { ClusterNode } from '../nodes.ts';

/** The day on which a field about the cluster answers: a missing or inherited one moves to its nearest day. */
export function dayOfCluster(
  { asOf, memberships, dissolvedOn }: ClusterNode,
  explicit: Day | null | undefined,
) {
  if (isGiven(explicit)) return explicit;
  const first = memberships[0]?.from;
  if (first !== undefined && asOf.on < first) return first;
  return dissolvedOn !== undefined && asOf.on >= dissolvedOn ? addDays(dissolvedOn, -1) : asOf.on;
}

/** The membership of a day; undefined: the cluster does not exist then. */
export function membershipOn(
  { memberships, dissolvedOn }: Pick<ClusterNode, 'memberships' | 'dissolvedOn'>,
  on: Day,
): ClusterMembershipView | undefined {
  if (dissolvedOn !== undefined && on >= dissolvedOn) return undefined;
  return memberships.findLast(({ from }) => from === undefined || from <= on);
}

/** Members on a day, each one that has ended as the units in which it goes on. */
export function membersOn(cluster: ClusterNode, on: Day): readonly UnitId[] {
  const units = unitsOf(cluster.asOf);
  const members = membershipOn(cluster, on)?.memberIds ?? [];
  return [...new Set(members.flatMap((id) => goingOnAs(units, id, on)))];
}

/** The head on a day; of one that has ended, its default successor. */
export function headOn(cluster: ClusterNode, on: Day): UnitId | undefined {
  const units = unitsOf(cluster.asOf);
  let head = membershipOn(cluster, on)?.headId;
  for (let id = head; id !== undefined; id = defaultHeir(units, id, on)) head = id;
  return head;
}

function goingOnAs(units: UnitHistory, id: UnitId, on: Day): readonly UnitId[] {
  const heirs = endingEdges(id, units, on).flatMap(({ toId }) => goingOnAs(units, toId, on));
  return heirs.length > 0 ? heirs : [id];
}

function defaultHeir(units: UnitHistory, id: UnitId, on: Day): UnitId | undefined {
  return endingEdges(id, units, on)[0]?.toId;
}
