import { daysBetween, type Day } from '../day.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';
import type { Coverage, Level } from '../vocabulary.ts';
import { expectedOn } from './expected.ts';
import { followFilings, type Filing, type Followed } from './filings.ts';
import { dueOn, unitsDayOf, type ReportingPeriod } from './period.ts';

/** A returned report counts as not done. */
export const REPORTING_STATES = ['MISSING', 'SUBMITTED', 'RETURNED', 'APPROVED'] as const;
export type ReportingState = (typeof REPORTING_STATES)[number];

/** How one unit stands with its report for one period. */
export interface ReportingRow {
  readonly unitId: UnitId;
  readonly level: Level;
  readonly state: ReportingState;
  /** EXACT: it reported, or all of those did that stand for it; PARTLY: some of those. */
  readonly coverage: Coverage;
  /** The day of the first report; where others stand for the unit, the latest of their days. */
  readonly submittedOn: Day | undefined;
  readonly submittedAt: string | undefined;
  readonly dueOn: Day | undefined;
  /** Reported after the due day, or not reported and the due day is past. */
  readonly late: boolean;
  readonly daysLate: number;
  readonly evidence: readonly string[];
}

export interface ReportingTable {
  readonly period: ReportingPeriod;
  readonly on: Day;
  /** The day whose units are asked. */
  readonly unitsOn: Day;
  readonly treeKnown: boolean;
  /** Units that are asked, by level and code. */
  readonly rows: readonly ReportingRow[];
  /** Reports that nobody asked for and that stand for nobody who was asked. */
  readonly besides: readonly ReportingRow[];
}

/** Who has reported as of `on`: of all that the period asks, those inside. */
export function reportingTable(
  period: ReportingPeriod,
  filings: Iterable<Filing>,
  history: UnitHistory,
  { on, inside = () => true }: { readonly on: Day; readonly inside?: (unitId: UnitId) => boolean },
): ReportingTable {
  const unitsOn = unitsDayOf(period, on);
  const known = [...filings].filter(({ submittedOn }) => submittedOn <= on);
  const followed = followFilings(known, history, { on, unitsOn });
  const rows: ReportingRow[] = [];
  const asked = new Set<UnitId>();
  for (const [level, units] of expectedOn(period, history, on)) {
    for (const unitId of units) {
      asked.add(unitId);
      if (inside(unitId)) rows.push(rowOf({ period, level, unitId, on }, followed.of(unitId)));
    }
  }
  const used = new Set(rows.flatMap(({ evidence }) => evidence));
  const others = [...new Set(known.map(({ unitId }) => unitId))].filter(
    (unitId) => !asked.has(unitId) && inside(unitId),
  );
  const besides = others.flatMap((unitId) => {
    const level = history.get(unitId)?.level;
    const own = followed.ownOf(unitId);
    if (level === undefined || !own || own.evidence.some((id) => used.has(id))) return [];
    return [rowOf({ period, level, unitId, on }, own)];
  });
  return { period, on, unitsOn, treeKnown: history.isTreeKnown(unitsOn), rows, besides };
}

interface Asked {
  readonly period: ReportingPeriod;
  readonly level: Level;
  readonly unitId: UnitId;
  readonly on: Day;
}

function rowOf({ period, level, unitId, on }: Asked, followed: Followed): ReportingRow {
  const due = dueOn(period, level);
  const { submittedOn } = followed;
  const isDone = followed.state === 'SUBMITTED' || followed.state === 'APPROVED';
  const reached = isDone ? submittedOn : on;
  const daysLate = due === undefined || reached === undefined ? 0 : Math.max(0, daysBetween(due, reached));
  return { unitId, level, ...followed, dueOn: due, late: daysLate > 0, daysLate };
}
