import type { CompletionEvent } from '../src/domain/completion.ts';
import type { ReportEvent } from '../src/domain/report.ts';
import type { SessionEvent } from '../src/domain/session.ts';

const session = {
  kind: 'reporter-conference',
  directiveIds: ['directive:1'],
  unitId: 'district:872:2021-11-01',
  organiserIds: ['organ:TTCT-872:2021-11-01'],
  heldOn: '2022-04-12',
  heldUntil: '2022-04-13',
  publishedOn: '2022-04-14',
  conference: 'c',
  note: 'n',
  mode: 'ONLINE',
  sites: [{ unitId: 'commune:30055:2021-11-01', name: 'Hội trường' }],
  people: [
    { unit: 'ATTENDANCE', value: 0, qualifier: 'MORE_THAN', expected: 0, percentStated: 0 },
    { unit: 'LEARNER', value: 570, qualifier: 'EXACT', expected: 600, percentStated: 95 },
  ],
} as const;
const inner = { kind: 'a', people: [], organiserIds: [], directiveIds: [], parts: [] };
const { people, organiserIds, directiveIds } = session;
const whole = { ...inner, people, organiserIds, directiveIds };
const report = {
  unitId: 'district:872:2021-11-01',
  period: { from: '2022-01-01', to: '2022-04-12', closed: true, label: 'từ đầu năm' },
  lines: [
    { ...inner, count: 0, planned: 0, online: 0, inPerson: 0, percentStated: 0, parts: [inner, whole] },
    whole,
  ],
  totals: [{ kinds: ['a', 'b'], people, count: 0 }],
  reviewId: 'review:1',
};
const completion = { directiveId: 'directive:1', unitId: 'commune:30055:2021-11-01', on: '2022-05-10' };

export const sessions: SessionEvent[] = [
  { type: 'SessionPlanned', sessionId: 'session:1', plannedOn: '2022-04-01', session, sample: true },
  {
    type: 'SessionRecorded',
    sessionId: 'session:1',
    session: { ...session, mode: undefined },
    sample: true,
  },
  { type: 'SessionCorrected', sessionId: 'session:1', session, reason: 'r' },
  { type: 'SessionWithdrawn', sessionId: 'session:1', reason: 'r' },
];
export const reports: ReportEvent[] = [
  { type: 'ActivitiesReported', reportId: 'report:1', report, sample: true },
  { type: 'ReportCorrected', reportId: 'report:1', report, reason: 'r' },
  { type: 'ReportWithdrawn', reportId: 'report:1', reason: 'r' },
];
export const completions: CompletionEvent[] = [
  { type: 'StudyCompleted', ...completion, documentId: 'directive:2', note: 'n', sample: true },
  { type: 'StudyCompletionCorrected', ...completion, withdrawn: true, reason: 'r' },
  {
    type: 'StudyCompletionCorrected',
    ...completion,
    documentId: 'directive:2',
    note: 'n',
    withdrawn: false,
    reason: 'r',
  },
];
