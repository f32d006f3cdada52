import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/study/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { PlannedCommand } from '@trienkhai/runtime/command-service';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { Rights } from '@trienkhai/runtime/rights';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import { directivesOfReport } from '../domain/report-details.ts';
import type { ReportLocks } from '../domain/report-locks.ts';
import { placesOfReport, unitsOfReport, reportDecider } from '../domain/report.ts';
import type { ReportCommand, ReportState } from '../domain/report.ts';
import { reportCodec } from '../storage/event-codec.ts';
import { readReport } from '../storage/wire.ts';

const NO_REPORT: ReportState = { status: 'none' };

export interface ReportParts extends FactParts {
  /** What the named reviews lock, and the years closed for the named units. */
  locks(reviewIds: readonly string[], unitIds: readonly string[]): Promise<ReportLocks>;
}

export function reportEndpoints(parts: ReportParts) {
  const handler = parts.handler(withRights(reportDecider, placesOfReport, unitsOfReport), reportCodec);
  const look = lookFor(parts, async (reportId) => (await handler.load(reportId)).state);
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    reportActivities: rpc(({ report }: proto.ReportActivitiesRequest, { commandId, sample }) =>
      onStream({
        type: 'ReportActivities',
        reportId: `report:${deriveKey(commandId)}`,
        report: readReport(report),
        sample,
      }),
    ),
    correctReport: rpc(({ reportId, report, reason }: proto.CorrectReportRequest) =>
      onStream({
        type: 'CorrectReport',
        reportId: reportOf(reportId),
        report: readReport(report),
        reason,
      }),
    ),
    withdrawReport: rpc(({ reportId, reason }: proto.WithdrawReportRequest) =>
      onStream({ type: 'WithdrawReport', reportId: reportOf(reportId), reason }),
    ),
  };
}

/** What a decision rests on: the directives named now, and the locks of what stands and of what is to stand. */
function lookFor(parts: ReportParts, stateOf: (reportId: string) => Promise<ReportState>) {
  return async (command: ReportCommand, rights: Rights) => {
    const given = 'report' in command ? [command.report] : [];
    const recorded = command.type === 'ReportActivities' ? NO_REPORT : await stateOf(command.reportId);
    const reports = recorded.status === 'none' ? given : [...given, recorded.report];
    const reviewIds = reports.flatMap(({ reviewId }) => reviewId ?? []);
    const unitIds = reports.map(({ unitId }) => unitId);
    const [directive, locks] = await Promise.all([
      parts.directives(given.flatMap(directivesOfReport), rights),
      parts.locks([...new Set(reviewIds)], unitIds),
    ]);
    return { directive, ...locks };
  };
}

/** A report speaks of many directives at once: its stream has a partition of its own. */
function onStream(command: ReportCommand): PlannedCommand<ReportCommand> {
  return { streamId: command.reportId, key: command.reportId, command };
}

function reportOf(id: string): string {
  if (isNodeId(id, 'report')) return id;
  throw refuse('REPORT_UNKNOWN', 'Không có báo cáo nào mang mã này.', 'There is no report of this id.', {
    path: ['report'],
  });
}
