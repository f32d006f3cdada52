import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { CompletionEvent } from '../domain/completion.ts';
import type { ReportEvent } from '../domain/report.ts';
import type { SessionEvent } from '../domain/session.ts';
import { completionCodec, reportCodec, sessionCodec } from './event-codec.ts';

const session = {
  kind: 'reporter-conference',
  directiveIds: ['directive:1'],
  unitId: 'district:872:2021-11-01',
  organiserIds: ['organ:TTCT-872:2021-11-01'],
  heldOn: '2022-04-12',
  mode: 'ONLINE',
  sites: [{ unitId: 'commune:30055:2021-11-01', name: 'Hội trường' }],
  people: [{ unit: 'ATTENDANCE', value: 0, qualifier: 'MORE_THAN', expected: 0, percentStated: 0 }],
} as const;
const inner = { kind: 'a', people: [], organiserIds: [], directiveIds: [], parts: [] };
const report = {
  unitId: 'district:872:2021-11-01',
  period: { from: '2022-01-01', to: '2022-04-12', closed: false, label: 'từ đầu năm' },
  lines: [{ ...inner, count: 0, planned: 0, online: 0, inPerson: 0, percentStated: 0, parts: [inner] }],
  totals: [{ kinds: ['a', 'b'], people: [], count: 0 }],
};
const completion = { directiveId: 'directive:1', unitId: 'commune:30055:2021-11-01', on: '2022-05-10' };

const sessions: SessionEvent[] = [
  { type: 'SessionPlanned', sessionId: 'session:1', plannedOn: '2022-04-01', session, sample: true },
  {
    type: 'SessionRecorded',
    sessionId: 'session:1',
    session: { ...session, mode: undefined },
    sample: false,
  },
  { type: 'SessionCorrected', sessionId: 'session:1', session, reason: 'r' },
  { type: 'SessionWithdrawn', sessionId: 'session:1', reason: 'r' },
];
const reports: ReportEvent[] = [
  { type: 'ActivitiesReported', reportId: 'report:1', report, sample: false },
  { type: 'ReportCorrected', reportId: 'report:1', report, reason: 'r' },
  { type: 'ReportWithdrawn', reportId: 'report:1', reason: 'r' },
];
const completions: CompletionEvent[] = [
  { type: 'StudyCompleted', ...completion, documentId: 'directive:2', note: 'n', sample: true },
  { type: 'StudyCompletionCorrected', ...completion, withdrawn: true, reason: 'r' },
];

test.each(sessions)('$type reads back as it was written', (event) => {
  expect(sameValue(sessionCodec.decode(sessionCodec.encode(event)), event)).toBe(true);
});

test.each(reports)('$type reads back as it was written, zeroes and unknowns apart', (event) => {
  expect(sameValue(reportCodec.decode(reportCodec.encode(event)), event)).toBe(true);
});

test.each(completions)('$type reads back as it was written', (event) => {
  expect(sameValue(completionCodec.decode(completionCodec.encode(event)), event)).toBe(true);
});

test('events are stored under their full name, and others do not read', () => {
  expect(sessionCodec.encode(sessions[1]!).type).toBe('trienkhai.study.v1.SessionRecorded');
  expect(() => sessionCodec.decode({ type: 'trienkhai.study.v1.Other', data: {} })).toThrow(TypeError);
});
