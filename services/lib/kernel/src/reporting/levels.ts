import { LEVELS, type Level } from '../vocabulary.ts';
import { dueOn } from './period.ts';
import type { ReportingRow, ReportingTable } from './rows.ts';

/** One level of a period: expected = reported + returned + missing. */
export interface LevelReporting {
  readonly level: Level;
  /** Undefined: the tree of that day is unknown, and with it the percentages. */
  readonly expected: number | undefined;
  /** Reported and not sent back. */
  readonly reported: number;
  readonly approved: number;
  readonly returned: number;
  readonly missing: number;
  /** Of the missing: those for which some of the units that stand for them reported. */
  readonly partly: number;
  /** Reported, first on or before the due day; undefined: the level has no due day. */
  readonly onTime: number | undefined;
  /** Reported after it. */
  readonly late: number;
  /** Not reported although it is past. */
  readonly overdue: number;
  /** 100 · reported / expected. */
  readonly completeness: number | undefined;
  /** 100 · onTime / expected. */
  readonly timeliness: number | undefined;
}

/** A level of every level that is asked, also where nobody is there to be asked. */
export function reportingLevels({ period, rows, treeKnown }: ReportingTable): readonly LevelReporting[] {
  const asked = LEVELS.filter((level) => period.reporters.levels.includes(level));
  return asked.map((level) => {
    const ofLevel = rows.filter((row) => row.level === level);
    const isTimed = dueOn(period, level) !== undefined;
    return { level, ...countRows(ofLevel, treeKnown, isTimed) };
  });
}

export function isReported({ state }: Pick<ReportingRow, 'state'>): boolean {
  return state === 'SUBMITTED' || state === 'APPROVED';
}

function countRows(
  rows: readonly ReportingRow[],
  treeKnown: boolean,
  isTimed: boolean,
): Omit<LevelReporting, 'level'> {
  const count = (holds: (row: ReportingRow) => boolean) => rows.filter(holds).length;
  const expected = treeKnown ? rows.length : undefined;
  const reported = count(isReported);
  const onTime = isTimed ? count((row) => isReported(row) && !row.late) : undefined;
  return {
    expected,
    reported,
    approved: count(({ state }) => state === 'APPROVED'),
    returned: count(({ state }) => state === 'RETURNED'),
    missing: count(({ state }) => state === 'MISSING'),
    partly: count(({ state, coverage }) => state === 'MISSING' && coverage === 'PARTLY'),
    onTime,
    late: count((row) => isReported(row) && row.late),
    overdue: count((row) => !isReported(row) && row.late),
    completeness: percentOf(reported, expected),
    timeliness: percentOf(onTime, expected),
  };
}

function percentOf(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : (100 * part) / whole;
}
