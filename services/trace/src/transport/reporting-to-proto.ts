import type { LevelReporting } from '@trienkhai/kernel/reporting/levels';
import type { ReportingRow, ReportingTable } from '@trienkhai/kernel/reporting/rows';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/reporting';
import { toProto } from '@trienkhai/runtime/proto-enums';
import type { KnownPeriod } from '../queries/periods.ts';
import type { Reminder } from '../queries/reminders.ts';
import { periodToProto } from './periods.ts';

export function periodReportingToProto(
  known: KnownPeriod,
  { unitsOn }: ReportingTable,
  levels: readonly LevelReporting[],
): proto.PeriodReporting {
  return {
    period: periodToProto(known),
    unitsOn,
    levels: levels.map((each) => ({ ...each, level: toProto.level(each.level) })),
  };
}

export function reportingRowToProto({ level, state, coverage, ...row }: ReportingRow): proto.ReportingRow {
  return {
    unitId: row.unitId,
    level: toProto.level(level),
    state: `REPORTING_STATE_${state}`,
    coverage: `COVERAGE_${coverage}`,
    submittedOn: row.submittedOn,
    submittedAt: row.submittedAt === undefined ? undefined : new Date(row.submittedAt),
    dueOn: row.dueOn,
    late: row.late,
    daysLate: row.daysLate,
    evidenceIds: [...row.evidence],
  };
}

export function reminderToProto({ known, level, dueOn, daysLeft, missing }: Reminder): proto.Reminder {
  return { period: periodToProto(known), level: toProto.level(level), dueOn, daysLeft, missing };
}
