import type { Decider } from '@trienkhai/kernel/decider';
import type { Day } from '@trienkhai/kernel/day';
import type { FactContext, Place } from '@trienkhai/kernel/rules/unit';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { ClusterCommand, ClusterEvent } from './cluster-events.ts';
import { changeCluster, dissolveCluster, formCluster } from './cluster-life.ts';
import { correctPledge, signPledge } from './cluster-pledge.ts';
import { evolveCluster, requireCluster } from './cluster-state.ts';
import type { ClusterState } from './cluster-state.ts';
import { holdClusterReview, reopenClusterYear, scoreMember, setClusterCriteria } from './cluster-year.ts';

export const clusterDecider: Decider<ClusterState, ClusterCommand, ClusterEvent, FactContext> = {
  initialState: { status: 'none' },
  decide,
  evolve: evolveCluster,
};

function decide(state: ClusterState, command: ClusterCommand, on: FactContext): readonly ClusterEvent[] {
  switch (command.type) {
    case 'FormCluster':
      return formCluster(state, command, on);
    case 'ChangeCluster':
      return changeCluster(requireCluster(state), command, on);
    case 'DissolveCluster':
      return dissolveCluster(requireCluster(state), command, on);
    case 'SetClusterCriteria':
      return setClusterCriteria(requireCluster(state), command);
    case 'SignPledge':
      return signPledge(requireCluster(state), command, on);
    case 'CorrectPledge':
      return correctPledge(requireCluster(state), command, on);
    case 'ScoreMember':
      return scoreMember(requireCluster(state), command);
    case 'HoldClusterReview':
      return holdClusterReview(requireCluster(state), command, on);
    case 'ReopenClusterYear':
      return reopenClusterYear(requireCluster(state), command);
  }
}

/** The two offices that may act for a cluster: the unit that leads the movement, and the head. */
export type ClusterOffice = 'leader' | 'head';

/** Where a command acts when one of the two offices stands for the cluster; a score acts at its scorer alone. */
export function placesOfCluster(office: ClusterOffice) {
  return (state: ClusterState, command: ClusterCommand, today: Day): readonly Place[] => {
    if (command.type === 'ScoreMember') {
      return [{ unitId: command.scorerId, day: today, path: ['scorer'] }];
    }
    const unitId = officeOf(office, state, command);
    return unitId === undefined ? [] : [{ unitId, day: dayOfCommand(command) ?? today, path: PATHS[office] }];
  };
}

const PATHS = { leader: ['within'], head: ['head'] } as const;

function officeOf(office: ClusterOffice, state: ClusterState, command: ClusterCommand): UnitId | undefined {
  if (command.type === 'FormCluster') return office === 'leader' ? command.withinId : command.headId;
  if (state.status === 'none') return undefined;
  return office === 'leader' ? state.withinId : state.memberships.at(-1)?.headId;
}

function dayOfCommand(command: Exclude<ClusterCommand, { type: 'ScoreMember' }>): Day | undefined {
  switch (command.type) {
    case 'FormCluster':
      return command.from;
    case 'ChangeCluster':
    case 'DissolveCluster':
      return command.on;
    case 'SignPledge':
    case 'CorrectPledge':
      return command.pledge.on;
    case 'HoldClusterReview':
      return command.review.heldOn;
    default:
      return undefined;
  }
}

/** Its members and heads at any time, and the unit in which it was formed. */
export function unitsOfCluster(state: ClusterState): readonly UnitId[] {
  if (state.status === 'none') return [];
  return [state.withinId, ...state.memberships.flatMap(({ headId, memberIds }) => [headId, ...memberIds])];
}
