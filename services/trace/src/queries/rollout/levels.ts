import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { LEVELS, STAGES, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import { isLate, type RolloutTable, type Row } from '../rollout.ts';
import type { Standing } from '@trienkhai/kernel/coverage';
import { distributionOf, type Distribution } from './distribution.ts';

export interface StageCount {
  readonly stage: Stage;
  readonly reached: number;
  readonly partly: number;
  /** Undefined: the tree is unknown, or nobody is expected. */
  readonly percent: number | undefined;
  /** Not reached, and the target day is past; what was reached late is late on its row alone. */
  readonly overdue: number;
  readonly lagDays: Distribution | undefined;
}

export interface LevelRollout {
  readonly level: Level;
  readonly expected: number | undefined;
  readonly stages: readonly StageCount[];
  readonly firstActivityLagDays: Distribution | undefined;
}

/** The rows inside `within` on the table's day; undefined: all. */
export function rowsWithin(
  table: RolloutTable,
  history: UnitHistory,
  within: UnitId | undefined,
): readonly Row[] {
  if (within === undefined) return table.rows;
  return table.rows.filter((row) => history.isWithin(row.unitId, within, table.on));
}

/** Counts per level: of the levels addressed at or below `within`, and of those that have rows. */
export function levelsOf(
  table: RolloutTable,
  rows: readonly Row[],
  within: Level | undefined,
): readonly LevelRollout[] {
  const byLevel = new Map<Level, Row[]>();
  for (const level of table.addressed) {
    if (within === undefined || LEVELS.indexOf(level) >= LEVELS.indexOf(within)) byLevel.set(level, []);
  }
  for (const row of rows) {
    const ofLevel = byLevel.get(row.level);
    if (ofLevel) ofLevel.push(row);
    else byLevel.set(row.level, [row]);
  }
  return LEVELS.flatMap((level) => {
    const ofLevel = byLevel.get(level);
    return ofLevel ? [levelOf(table, level, ofLevel)] : [];
  });
}

function levelOf(table: RolloutTable, level: Level, rows: readonly Row[]): LevelRollout {
  const expected = rows.reduce((sum, row) => sum + Number(row.expected), 0);
  const counted = table.addressed.includes(level) ? rows.filter((row) => row.expected) : rows;
  const known = table.treeKnown ? expected : undefined;
  return {
    level,
    expected: known,
    stages: STAGES.map((stage, index) =>
      stage === 'ISSUED' ? countIssued(rows, index) : countStage(table, level, stage, index, counted, known),
    ),
    firstActivityLagDays: distributionOf(lagsOf(counted, (row) => table.lagOf(row.firstOn))),
  };
}

/** Only the issuer issues: nobody is late with it, and it is no share of anybody. */
function countIssued(rows: readonly Row[], index: number): StageCount {
  const reached = rows.filter((row) => row.standings[index]!.coverage === 'EXACT').length;
  return { stage: 'ISSUED', reached, partly: 0, percent: undefined, overdue: 0, lagDays: undefined };
}

function countStage(
  table: RolloutTable,
  level: Level,
  stage: Stage,
  index: number,
  rows: readonly Row[],
  expected: number | undefined,
): StageCount {
  const dueOn = table.dueOn(stage, level);
  let reached = 0;
  let partly = 0;
  let overdue = 0;
  for (const row of rows) {
    const standing = row.standings[index]!;
    if (standing.coverage === 'EXACT') {
      reached += 1;
      continue;
    }
    if (standing.coverage === 'PARTLY') partly += 1;
    if (isLate(standing, dueOn, table.on)) overdue += 1;
  }
  const lags = lagsOf(rows, (row) => ownLag(table, row.standings[index]!));
  const percent = expected === undefined || expected === 0 ? undefined : (100 * reached) / expected;
  return { stage, reached, partly, percent, overdue, lagDays: distributionOf(lags) };
}

/** Only a unit's own act on a stated day lags behind anything. */
export function ownLag(table: RolloutTable, standing: Standing): number | undefined {
  return standing.own ? table.lagOf(standing.on) : undefined;
}

function lagsOf(rows: readonly Row[], lagOf: (row: Row) => number | undefined): readonly number[] {
  const lags: number[] = [];
  for (const row of rows) {
    const lag = lagOf(row);
    if (lag !== undefined) lags.push(lag);
  }
  return lags;
}
