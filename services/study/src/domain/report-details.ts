import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { Headcount } from '@trienkhai/kernel/headcount';
import { requirePeriod } from '@trienkhai/kernel/rules/day';
import type { StatedPeriod } from '@trienkhai/kernel/rules/day';
import { optionalCount, requireHeadcounts } from '@trienkhai/kernel/rules/headcount';
import { optionalText, requireDistinct, requireLength } from '@trienkhai/kernel/rules/text';
import type { Path } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import { checkLine, directivesOfLine } from './activity-line.ts';
import type { ActivityLine } from './activity-line.ts';
import type { StudyContext } from './study-context.ts';

/** One figure given for several kinds together; it cannot be divided among them. */
export interface CombinedTotal {
  readonly kinds: readonly string[];
  readonly people: readonly Headcount[];
  readonly count?: number | undefined;
}

/** What a unit's report says of its activities in a period, below it included. */
export interface Report {
  readonly unitId: string;
  readonly period: StatedPeriod;
  readonly lines: readonly ActivityLine[];
  readonly totals: readonly CombinedTotal[];
  /** The review with which the report was given. */
  readonly reviewId?: string | undefined;
}

/** The last day of the period; for one that still runs, today. */
export function dayOfReport(report: Report, today: Day): Day {
  return report.period.to > today ? today : report.period.to;
}

/** Every directive that a report names anywhere. */
export function directivesOfReport(report: Report): readonly string[] {
  return [...new Set(report.lines.flatMap(directivesOfLine))];
}

/** The report as it is kept; refuses what cannot be so. */
export function checkReport(draft: Report, context: StudyContext): Report {
  const period = requirePeriod(draft.period, context.today, ['period']);
  const day = dayOfReport({ ...draft, period }, context.today);
  requireUnit(context.units, draft.unitId, day, ['unit']);
  requireLength(draft.lines, ['lines'], 1);
  const lines = draft.lines.map((line, index) => checkLine(line, day, context, ['lines', String(index)]));
  requireDistinct(lines, lineKey, ['lines']);
  return {
    unitId: draft.unitId,
    period,
    lines,
    totals: checkTotals(draft.totals, lines),
    reviewId: optionalText(draft.reviewId, 'id', ['review']),
  };
}

/** Two lines may share their kind when they speak of other documents or organisers. */
function lineKey({ kind, directiveIds, organiserIds }: ActivityLine): string {
  return [kind, ...directiveIds.toSorted(), '/', ...organiserIds.toSorted()].join(' ');
}

function checkTotals(
  totals: readonly CombinedTotal[],
  lines: readonly ActivityLine[],
): readonly CombinedTotal[] {
  requireLength(totals, ['totals']);
  requireDistinct(totals, ({ kinds }) => kinds.toSorted().join(' '), ['totals']);
  const reported = new Set(lines.map((line) => line.kind));
  return totals.map((total, index) => checkTotal(total, reported, ['totals', String(index)]));
}

function checkTotal(total: CombinedTotal, reported: ReadonlySet<string>, path: Path): CombinedTotal {
  requireLength(total.kinds, [...path, 'kinds'], 2);
  requireDistinct(total.kinds, (kind) => kind, [...path, 'kinds']);
  const missing = total.kinds.findIndex((kind) => !reported.has(kind));
  if (missing !== -1) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Tổng gộp chỉ gồm những loại hoạt động có dòng riêng trong báo cáo này.',
      'A combined total covers only kinds that have a line of their own in this report.',
      { path: [...path, 'kinds', String(missing)] },
    );
  }
  return {
    kinds: total.kinds,
    people: requireHeadcounts(total.people, [...path, 'people']),
    count: optionalCount(total.count, [...path, 'count']),
  };
}
