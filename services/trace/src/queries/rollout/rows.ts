import { daysBetween, type Day } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { bestRank, searchFor, type SearchRank } from '@trienkhai/kernel/vn-text';
import { LEVELS, STAGES, type Coverage, type Level, type Stage } from '@trienkhai/kernel/vocabulary';
import { newestFirst, pageOf, type Page, type PageRequest } from '../pages.ts';
import { isLate, type RolloutTable, type Row } from '../rollout.ts';
import { STAGE_INDEX } from './acts.ts';
import type { Standing } from '@trienkhai/kernel/coverage';
import type { Key } from '@trienkhai/runtime/cursor';

export interface RowFilter {
  readonly level?: Level | undefined;
  readonly stage?: Stage | undefined;
  readonly coverage?: Coverage | undefined;
  /** Part of the unit's name that day, with or without marks. */
  readonly search?: string | undefined;
  /** True: late in the stage, or in any; false: in none. */
  readonly late?: boolean | undefined;
  /** The stage, or any, is not reached and its target day comes before this one. */
  readonly dueBefore?: Day | undefined;
}

export type RowOrder = 'UNIT' | 'LAST_ACTIVITY' | 'DAYS_LATE';

export function pageOfRows(
  table: RolloutTable,
  rows: readonly Row[],
  history: UnitHistory,
  { filter, order, page }: { filter: RowFilter; order: RowOrder; page: PageRequest },
): Page<Row> {
  const rankOf = rankFor(table, history, filter.search ?? '');
  const passes = rowFilter(table, filter);
  const found = rows.filter((row) => passes(row) && rankOf(row) !== undefined);
  const keyOf = rowKey(table, order, filter.stage);
  return pageOf(found, order === 'UNIT' ? (row) => [rankOf(row) ?? 0, ...keyOf(row)] : keyOf, page);
}

function rankFor(
  table: RolloutTable,
  history: UnitHistory,
  typed: string,
): (row: Row) => SearchRank | undefined {
  const search = searchFor(typed);
  if (!search) return () => 0;
  return ({ unitId }) => {
    const { name, kind } = history.versionOn(unitId, table.on);
    return bestRank([search(name), search(`${kind} ${name}`)]);
  };
}

function rowFilter(table: RolloutTable, filter: RowFilter): (row: Row) => boolean {
  const { level, stage, coverage, late, dueBefore } = filter;
  const stages = stage === undefined ? STAGES : [stage];
  const asksTime = late !== undefined || dueBefore !== undefined;
  const isAnywhere = (row: Row, holds: StageTest) =>
    stages.some((each) => holds(row.standings[STAGE_INDEX.get(each)!]!, table.dueOn(each, row.level)));
  return (row) => {
    if (level !== undefined && row.level !== level) return false;
    if (!(asksTime && coverage === undefined) && !hasCoverage(row, stage, coverage)) return false;
    if (late !== undefined && isAnywhere(row, (each, due) => isLate(each, due, table.on)) !== late)
      return false;
    return dueBefore === undefined || isAnywhere(row, (each, due) => isOpen(each, due) && due! < dueBefore);
  };
}

type StageTest = (standing: Standing, dueOn: Day | undefined) => boolean;

function isOpen({ coverage }: Standing, dueOn: Day | undefined): boolean {
  return coverage !== 'EXACT' && dueOn !== undefined;
}

/** A stage alone asks for those that reached it; NONE alone for those that reached nothing. */
function hasCoverage(row: Row, stage: Stage | undefined, coverage: Coverage | undefined): boolean {
  if (stage !== undefined) {
    return row.coverage(STAGE_INDEX.get(stage)!) === (coverage ?? 'EXACT');
  }
  if (coverage === undefined) return true;
  if (coverage === 'NONE') return STAGES.every((_, index) => row.coverage(index) === 'NONE');
  return STAGES.some((_, index) => row.coverage(index) === coverage);
}

function rowKey(table: RolloutTable, order: RowOrder, stage: Stage | undefined): (row: Row) => Key {
  const unit = (row: Row): Key => [LEVELS.indexOf(row.level), row.code, row.unitId];
  switch (order) {
    case 'UNIT':
      return unit;
    case 'LAST_ACTIVITY':
      return (row) => [newestFirst(row.lastOn), ...unit(row)];
    case 'DAYS_LATE':
      return (row) => [-daysLate(table, row, stage), ...unit(row)];
  }
}

/** The most days by which a stage is late, in one stage or in all. */
function daysLate(table: RolloutTable, row: Row, stage: Stage | undefined): number {
  const stages = stage === undefined ? STAGES : [stage];
  return Math.max(
    0,
    ...stages.map((each) => lateBy(table, row.level, each, row.standings[STAGE_INDEX.get(each)!]!)),
  );
}

function lateBy(table: RolloutTable, level: Level, stage: Stage, standing: Standing): number {
  const dueOn = table.dueOn(stage, level);
  if (dueOn === undefined || !isLate(standing, dueOn, table.on)) return 0;
  return daysBetween(dueOn, standing.coverage === 'EXACT' ? (standing.on ?? dueOn) : table.on);
}
