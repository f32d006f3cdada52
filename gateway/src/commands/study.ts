import {
  CompleteStudyRequest,
  CorrectReportRequest,
  CorrectSessionRequest,
  CorrectStudyCompletionRequest,
  PlanSessionRequest,
  RecordSessionRequest,
  ReportActivitiesRequest,
  WithdrawReportRequest,
  WithdrawSessionRequest,
} from '@trienkhai/proto/trienkhai/study/v1/service';
import { z } from 'zod';
import { command } from './command.ts';
import { day, id, metaFields, reason } from './fields.ts';
import { plannedFields, reportFields, reportOf, sessionFields, sessionOf } from './study-inputs.ts';
import { stageDraft, unitStage, unitStageFields } from './unit-stage.ts';

const sessionId = id('Session that was recorded before');
const reportId = id('Report that was recorded before');

const plan = z
  .strictObject({
    ...metaFields,
    plannedOn: day('Day for which it is planned'),
    ...plannedFields,
  })
  .meta({ id: 'PlanSession' });
const record = z
  .strictObject({ ...metaFields, ...sessionFields, plannedSession: id('The plan it fulfils').optional() })
  .meta({ id: 'RecordSession' });
const correct = z
  .strictObject({ ...metaFields, session: sessionId, ...sessionFields, reason })
  .meta({ id: 'CorrectSession' });
const withdraw = z
  .strictObject({ ...metaFields, session: sessionId, reason })
  .meta({ id: 'WithdrawSession' });
const report = z.strictObject({ ...metaFields, ...reportFields }).meta({ id: 'ReportActivities' });
const correctReport = z
  .strictObject({ ...metaFields, report: reportId, ...reportFields, reason })
  .meta({ id: 'CorrectReport' });
const withdrawReport = z
  .strictObject({ ...metaFields, report: reportId, reason })
  .meta({ id: 'WithdrawReport' });
const completion = z
  .strictObject({
    ...metaFields,
    ...unitStageFields,
    withdrawn: z.boolean().default(false).meta({ description: 'True: the study was not complete' }),
    reason,
  })
  .meta({ id: 'CorrectStudyCompletion' });

const planned = {
  kind: 'study-class',
  directives: ['directive:5d1f0c2b9a7e4c38b6d0'],
  unit: 'district:872:2021-11-01',
  mode: 'IN_PERSON',
  people: [{ unit: 'LEARNER', value: 96 }],
};
const session = { ...planned, heldOn: '2022-03-15' };
const figures = {
  unit: 'district:872:2021-11-01',
  period: { from: '2022-01-01', to: '2022-04-12', closed: false },
  lines: [{ kind: 'training-class', count: 6, people: [{ unit: 'LEARNER', value: 570 }] }],
};
const stage = {
  directive: 'directive:5d1f0c2b9a7e4c38b6d0',
  unit: 'district:872:2021-11-01',
  on: '2022-04-01',
};

export const studyCommands = {
  planSession: command({
    context: 'study',
    summary: 'Plans a session',
    creates: true,
    schema: plan,
    example: { commandId: 'plan-1', plannedOn: '2022-03-15', ...planned },
    send: (input, meta, peers, options) => {
      const request = { meta, plannedOn: input.plannedOn, session: sessionOf(input) };
      return peers.study.planSession(PlanSessionRequest.fromPartial(request), options);
    },
  }),
  recordSession: command({
    context: 'study',
    summary: 'Records a session that was held',
    creates: true,
    schema: record,
    example: { commandId: 'session-1', ...session },
    send: (input, meta, peers, options) => {
      const request = { meta, session: sessionOf(input), plannedSessionId: input.plannedSession };
      return peers.study.recordSession(RecordSessionRequest.fromPartial(request), options);
    },
  }),
  correctSession: command({
    context: 'study',
    summary: 'Puts a recorded session right',
    creates: false,
    schema: correct,
    example: { commandId: 'session-1-fix', session: 'session:1f', ...session, reason: 'Nhầm số học viên' },
    send: (input, meta, peers, options) => {
      const request = { meta, sessionId: input.session, session: sessionOf(input), reason: input.reason };
      return peers.study.correctSession(CorrectSessionRequest.fromPartial(request), options);
    },
  }),
  withdrawSession: command({
    context: 'study',
    summary: 'Takes a recorded session back',
    creates: false,
    schema: withdraw,
    example: { commandId: 'session-1-off', session: 'session:1f', reason: 'Ghi hai lần' },
    send: (input, meta, peers, options) => {
      const request = { meta, sessionId: input.session, reason: input.reason };
      return peers.study.withdrawSession(WithdrawSessionRequest.fromPartial(request), options);
    },
  }),
  reportActivities: command({
    context: 'study',
    summary: "Records a unit's figures for a period",
    creates: true,
    schema: report,
    example: { commandId: 'report-1', ...figures },
    send: (input, meta, peers, options) =>
      peers.study.reportActivities(
        ReportActivitiesRequest.fromPartial({ meta, report: reportOf(input) }),
        options,
      ),
  }),
  correctReport: command({
    context: 'study',
    summary: 'Puts a recorded report right',
    creates: false,
    schema: correctReport,
    example: { commandId: 'report-1-fix', report: 'report:1f', ...figures, reason: 'Bổ sung số liệu' },
    send: (input, meta, peers, options) => {
      const request = { meta, reportId: input.report, report: reportOf(input), reason: input.reason };
      return peers.study.correctReport(CorrectReportRequest.fromPartial(request), options);
    },
  }),
  withdrawReport: command({
    context: 'study',
    summary: 'Takes a recorded report back',
    creates: false,
    schema: withdrawReport,
    example: { commandId: 'report-1-off', report: 'report:1f', reason: 'Gửi nhầm kỳ' },
    send: (input, meta, peers, options) => {
      const request = { meta, reportId: input.report, reason: input.reason };
      return peers.study.withdrawReport(WithdrawReportRequest.fromPartial(request), options);
    },
  }),
  completeStudy: command({
    context: 'study',
    summary: 'Records that a unit has finished studying a directive',
    creates: false,
    schema: unitStage,
    example: { commandId: 'studied-1', ...stage },
    send: (input, meta, peers, options) =>
      peers.study.completeStudy(CompleteStudyRequest.fromPartial({ meta, ...stageDraft(input) }), options),
  }),
  correctStudyCompletion: command({
    context: 'study',
    summary: 'Puts the completion of study right, or takes it back',
    creates: false,
    schema: completion,
    example: { commandId: 'studied-1-fix', ...stage, reason: 'Nhầm ngày' },
    send: (input, meta, peers, options) => {
      const { withdrawn, reason: why } = input;
      const request = { meta, ...stageDraft(input), withdrawn, reason: why };
      return peers.study.correctStudyCompletion(CorrectStudyCompletionRequest.fromPartial(request), options);
    },
  }),
};
