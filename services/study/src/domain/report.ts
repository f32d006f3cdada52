import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireSameSet } from '@trienkhai/kernel/rules/directive';
import { requireText } from '@trienkhai/kernel/rules/text';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { checkReport, dayOfReport, directivesOfReport } from './report-details.ts';
import type { Report } from './report-details.ts';
import { requireNotLocked, type ReportContext } from './report-locks.ts';

export type ReportEvent =
  | {
      readonly type: 'ActivitiesReported';
      readonly reportId: string;
      readonly report: Report;
      readonly sample: boolean;
    }
  | {
      readonly type: 'ReportCorrected';
      readonly reportId: string;
      readonly report: Report;
      readonly reason: string;
    }
  | { readonly type: 'ReportWithdrawn'; readonly reportId: string; readonly reason: string };

export interface ReportActivities {
  readonly type: 'ReportActivities';
  readonly reportId: string;
  readonly report: Report;
  readonly sample: boolean;
}
export interface CorrectReport {
  readonly type: 'CorrectReport';
  readonly reportId: string;
  readonly report: Report;
  readonly reason: string;
}
export interface WithdrawReport {
  readonly type: 'WithdrawReport';
  readonly reportId: string;
  readonly reason: string;
}
export type ReportCommand = ReportActivities | CorrectReport | WithdrawReport;

export type ReportState =
  | { readonly status: 'none' }
  | { readonly status: 'reported' | 'withdrawn'; readonly report: Report; readonly sample: boolean };
type KnownReport = Exclude<ReportState, { readonly status: 'none' }>;

export const reportDecider: Decider<ReportState, ReportCommand, ReportEvent, ReportContext> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(state: ReportState, command: ReportCommand, on: ReportContext): readonly ReportEvent[] {
  switch (command.type) {
    case 'ReportActivities':
      return reportActivities(state, command, on);
    case 'CorrectReport':
      return correctReport(standing(state), command, on);
    case 'WithdrawReport':
      return withdrawReport(known(state), command, on);
  }
}

function evolve(state: ReportState, event: ReportEvent): ReportState {
  switch (event.type) {
    case 'ActivitiesReported':
      return { status: 'reported', report: event.report, sample: event.sample };
    case 'ReportCorrected':
      return state.status === 'none' ? state : { ...state, report: event.report };
    case 'ReportWithdrawn':
      return state.status === 'none' ? state : { ...state, status: 'withdrawn' };
  }
}

/** Where a command acts: what it changes and what it puts there. */
export function placesOfReport(state: ReportState, command: ReportCommand, today: Day): readonly Place[] {
  const placeOf = (report: Report): Place => ({
    unitId: report.unitId,
    day: dayOfReport(report, today),
    path: ['unit'],
  });
  const recorded = state.status === 'none' ? [] : [placeOf(state.report)];
  return 'report' in command ? [...recorded, placeOf(command.report)] : recorded;
}

function reportActivities(
  state: ReportState,
  command: ReportActivities,
  on: ReportContext,
): readonly ReportEvent[] {
  if (state.status !== 'none') {
    throw refuse(
      'ALREADY_RECORDED',
      'Báo cáo này đã được ghi; muốn sửa thì đính chính.',
      'This report is already recorded; to change it, correct it.',
    );
  }
  const report = checkReport(command.report, on);
  requireNotLocked(report, on);
  const sample = command.sample || namesSample(report, on);
  return [{ type: 'ActivitiesReported', reportId: command.reportId, report, sample }];
}

function correctReport(
  state: KnownReport,
  command: CorrectReport,
  on: ReportContext,
): readonly ReportEvent[] {
  requireNotLocked(state.report, on);
  const report = checkReport(command.report, on);
  requireNotLocked(report, on);
  const reason = requireText(command.reason, 'reason', ['reason']);
  requireSameSet(state.sample, namesSample(report, on), ['lines']);
  if (sameValue(report, state.report)) return [];
  return [{ type: 'ReportCorrected', reportId: command.reportId, report, reason }];
}

function withdrawReport(
  state: KnownReport,
  command: WithdrawReport,
  on: ReportContext,
): readonly ReportEvent[] {
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (state.status === 'withdrawn') return [];
  requireNotLocked(state.report, on);
  return [{ type: 'ReportWithdrawn', reportId: command.reportId, reason }];
}

function namesSample(report: Report, { directive }: ReportContext): boolean {
  return directivesOfReport(report).some((id) => directive(id)?.sample === true);
}

function standing(state: ReportState): KnownReport {
  const report = known(state);
  if (report.status === 'reported') return report;
  throw refuse(
    'REPORT_WITHDRAWN',
    'Báo cáo này đã được rút lại; hãy gửi báo cáo mới.',
    'This report has been withdrawn; send a new one.',
    { path: ['report'] },
  );
}

function known(state: ReportState): KnownReport {
  if (state.status !== 'none') return state;
  throw refuse('REPORT_UNKNOWN', 'Không có báo cáo nào mang mã này.', 'There is no report of this id.', {
    path: ['report'],
  });
}

export function unitsOfReport(state: ReportState): readonly UnitId[] {
  return state.status === 'none' ? [] : [state.report.unitId];
}
