import { daysBetween, type Day } from '@trienkhai/kernel/day';
import type { Standing } from '@trienkhai/kernel/coverage';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import type { Coverage, Level, Stage } from '@trienkhai/kernel/vocabulary';
import { pageOf, type Page, type PageRequest } from '../pages.ts';
import type { RolloutTable } from '../rollout.ts';
import { STAGE_INDEX } from './acts.ts';

/** A unit that has not reached a stage, beside the others of its level under the same parent. */
export interface BehindUnit {
  readonly unitId: UnitId;
  readonly coverage: Exclude<Coverage, 'EXACT'>;
  readonly dueOn: Day | undefined;
  /** 0 before the target day; undefined: none is set. */
  readonly daysLate: number | undefined;
  readonly parentId: UnitId | undefined;
  readonly peers: number;
  readonly peersReached: number;
  /** Day by which half of the peers had reached it; undefined: fewer have, or no day is stated. */
  readonly medianPeerOn: Day | undefined;
  readonly lastPeerId: UnitId | undefined;
  readonly lastPeerOn: Day | undefined;
  readonly daysBehindMedian: number | undefined;
}

/** Expected units under one parent, or all of them, by where they stand. */
export interface BehindCount {
  readonly parentId: UnitId | undefined;
  readonly expected: number;
  readonly reached: number;
  readonly partly: number;
  readonly none: number;
  readonly unknown: number;
  readonly overdue: number;
}

export interface Behind {
  readonly page: Page<BehindUnit>;
  readonly all: BehindCount;
  readonly byParent: readonly BehindCount[];
}

export interface BehindQuestion {
  readonly level: Level;
  readonly stage: Stage;
  readonly page: PageRequest;
}

/** Who is behind in one stage among the expected units of a level, and behind whom. */
export function whoIsBehind(
  table: RolloutTable,
  history: UnitHistory,
  { level, stage, page }: BehindQuestion,
): Behind {
  const dueOn = table.dueOn(stage, level);
  const place: Place = { dueOn, on: table.on };
  const members = table.rows
    .filter((row) => row.expected && row.level === level)
    .map(({ unitId, standings }) => ({ unitId, standing: standings[STAGE_INDEX.get(stage)!]! }));
  const groups = Map.groupBy(members, ({ unitId }) => history.parentOf(unitId, table.on));
  const behind = [...groups].flatMap(([parentId, group]) => behindIn(parentId, group, place));
  const counts = [...groups].map(([parentId, group]) => countOf(parentId, group, place));
  const code = (unitId: UnitId) => history.get(unitId)?.code ?? '';
  return {
    page: pageOf(behind, (unit) => [latestFirst(unit.daysLate), code(unit.unitId), unit.unitId], page),
    all: countOf(undefined, members, place),
    byParent: counts.sort(
      (a, b) => missing(b) - missing(a) || (code(a.parentId!) < code(b.parentId!) ? -1 : 1),
    ),
  };
}

interface Place {
  readonly dueOn: Day | undefined;
  readonly on: Day;
}

interface Member {
  readonly unitId: UnitId;
  readonly standing: Standing;
}

function behindIn(
  parentId: UnitId | undefined,
  group: readonly Member[],
  place: Place,
): readonly BehindUnit[] {
  const ahead = group.filter(({ standing }) => standing.coverage === 'EXACT');
  const dated = ahead.filter(({ standing }) => standing.on !== undefined).sort(byDay);
  const last = dated.at(-1);
  const peers = group.length - 1;
  const medianPeerOn = peers === 0 ? undefined : dated[Math.ceil(peers / 2) - 1]?.standing.on;
  const shared = {
    dueOn: place.dueOn,
    daysLate: place.dueOn === undefined ? undefined : Math.max(0, daysBetween(place.dueOn, place.on)),
    parentId,
    peers,
    peersReached: ahead.length,
    medianPeerOn,
    lastPeerId: last?.unitId,
    lastPeerOn: last?.standing.on,
    daysBehindMedian: medianPeerOn === undefined ? undefined : daysBetween(medianPeerOn, place.on),
  };
  return group.flatMap(({ unitId, standing: { coverage } }) =>
    coverage === 'EXACT' ? [] : [{ unitId, coverage, ...shared }],
  );
}

function countOf(parentId: UnitId | undefined, group: readonly Member[], { dueOn, on }: Place): BehindCount {
  const those = (coverage: Coverage) => group.filter(({ standing }) => standing.coverage === coverage).length;
  const reached = those('EXACT');
  return {
    parentId,
    expected: group.length,
    reached,
    partly: those('PARTLY'),
    none: those('NONE'),
    unknown: those('UNKNOWN'),
    overdue: dueOn !== undefined && on > dueOn ? group.length - reached : 0,
  };
}

function byDay(a: Member, b: Member): number {
  return a.standing.on! < b.standing.on! ? -1 : a.standing.on === b.standing.on ? 0 : 1;
}

function latestFirst(daysLate: number | undefined): number {
  return daysLate === undefined ? 1 : -daysLate;
}

function missing({ expected, reached }: BehindCount): number {
  return expected - reached;
}
