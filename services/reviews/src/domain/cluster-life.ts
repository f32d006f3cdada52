import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requirePastDay } from '@trienkhai/kernel/rules/day';
import { requireDistinct, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type { Path } from '@trienkhai/kernel/rules/text';
import { requireKnownUnit, requireUnit } from '@trienkhai/kernel/rules/unit';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import { FIRST_KNOWN_DAY, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import { sameValue } from '@trienkhai/kernel/same-value';
import type {
  ChangeCluster,
  ClusterEvent,
  DissolveCluster,
  FormCluster,
  Membership,
} from './cluster-events.ts';
import type { ClusterState, DatedMembership, KnownCluster } from './cluster-state.ts';

export function formCluster(
  state: ClusterState,
  command: FormCluster,
  { today, units }: FactContext,
): readonly ClusterEvent[] {
  if (state.status !== 'none') {
    throw refuse(
      'ALREADY_RECORDED',
      'Cụm này đã được lập; muốn đổi thành viên, cụm trưởng hay tên thì ghi thay đổi của cụm.',
      'This cluster is already formed; to change members, head or name, record a change of the cluster.',
    );
  }
  const { clusterId, withinId, sample } = command;
  const from = command.from === undefined ? undefined : requirePastDay(command.from, today, ['from']);
  const named: readonly Named[] = [{ id: withinId, path: ['within'] }, ...membersOf(command)];
  requireTogether(units, named, from);
  return [{ type: 'ClusterFormed', clusterId, withinId, from, sample, ...checkMembership(command) }];
}

export function changeCluster(
  state: KnownCluster,
  command: ChangeCluster,
  { today, units }: FactContext,
): readonly ClusterEvent[] {
  const last = state.memberships.at(-1)!;
  const on = requireAfter(requirePastDay(command.on, today, ['on']), last.from, ['on']);
  requireStanding(state);
  requireTogether(units, membersOf(command), on);
  const membership = checkMembership({ ...command, name: command.name ?? last.name });
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (sameValue(membership, asStated(last))) return [];
  return [{ type: 'ClusterChanged', clusterId: command.clusterId, on, reason, ...membership }];
}

export function dissolveCluster(
  state: KnownCluster,
  command: DissolveCluster,
  { today }: FactContext,
): readonly ClusterEvent[] {
  const on = requirePastDay(command.on, today, ['on']);
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (state.dissolvedOn === on) return [];
  requireStanding(state);
  requireAfter(on, state.memberships.at(-1)?.from, ['on']);
  return [{ type: 'ClusterDissolved', clusterId: command.clusterId, on, reason }];
}

function checkMembership({ name, memberIds, headId }: Membership): Membership {
  requireLength(memberIds, ['members'], 2);
  requireDistinct(memberIds, (id) => id, ['members']);
  if (!memberIds.includes(headId)) {
    throw refuse(
      'CLUSTER_HEAD_NO_MEMBER',
      'Cụm trưởng phải là một thành viên của cụm; hãy thêm vào danh sách thành viên hoặc chọn thành viên khác.',
      'The head is one of the members; add it to the members or name another one.',
      { path: ['head'], facts: { head: headId } },
    );
  }
  return { name: requireText(name, 'name', ['name']), memberIds: [...memberIds], headId };
}

interface Named {
  readonly id: UnitId;
  readonly path: Path;
}

function membersOf({ memberIds }: Pick<Membership, 'memberIds'>): readonly Named[] {
  return memberIds.map((id, index) => ({ id, path: ['members', String(index)] }));
}

/** Units that are there on one day; without a day, on the first on which all of them can have been. */
function requireTogether(units: UnitHistory, named: readonly Named[], on: Day | undefined): void {
  const begun = named.map(({ id, path }) => requireKnownUnit(units, id, path).validFrom ?? FIRST_KNOWN_DAY);
  const day = on ?? begun.toSorted().at(-1) ?? FIRST_KNOWN_DAY;
  for (const { id, path } of named) requireUnit(units, id, day, path);
}

function requireAfter(on: Day, earliest: Day | undefined, path: Path): Day {
  if (earliest === undefined || on >= earliest) return on;
  throw refuse(
    'DATE_INVALID',
    `Cụm có thành phần như hiện nay từ ${earliest}; ngày thay đổi không được sớm hơn.`,
    `The cluster has its present members since ${earliest}; it cannot change before that day.`,
    { path, facts: { earliest } },
  );
}

function requireStanding({ dissolvedOn }: KnownCluster): void {
  if (dissolvedOn === undefined) return;
  throw refuse(
    'CLUSTER_DISSOLVED',
    `Cụm đã giải thể từ ${dissolvedOn}; hãy lập cụm mới.`,
    `The cluster was dissolved on ${dissolvedOn}; form a new one.`,
    { path: ['cluster'], facts: { dissolvedOn } },
  );
}

function asStated({ name, memberIds, headId }: DatedMembership): Membership {
  return { name, memberIds, headId };
}
