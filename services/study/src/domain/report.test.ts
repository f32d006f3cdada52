import { describe, test } from '@jest/globals';
import type { Headcount } from '@trienkhai/kernel/headcount';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import type { ActivityLine } from './activity-line.ts';
import type { Report } from './report-details.ts';
import { reportDecider } from './report.ts';
import type { ReportEvent } from './report.ts';
import { context, DIRECTIVE, SAMPLE_DIRECTIVE } from '../../test/study-fixture.ts';

const { given } = deciderSpec(reportDecider, context);
const reportId = 'report:1';

const line = (kind: string, count?: number, more: Partial<ActivityLine> = {}): ActivityLine => ({
  kind,
  count,
  people: [],
  organiserIds: [],
  directiveIds: [],
  parts: [],
  ...more,
});
const people = (unit: Headcount['unit'], value: number, qualifier: Headcount['qualifier'] = 'EXACT') => [
  { unit, value, qualifier },
];
const halfYear: Report = {
  unitId: SMALL_COUNTRY.district,
  period: { from: '2022-01-01', to: '2022-06-30', closed: true },
  lines: [line('class', 29), line('reporter-conference', 8, { online: 4 })],
  totals: [{ kinds: ['class', 'reporter-conference'], people: people('ATTENDANCE', 2302) }],
};
const trainingYear = line('political-training', 33, {
  planned: 24,
  percentStated: 137.5,
  people: people('ATTENDANCE', 10_000, 'MORE_THAN'),
  parts: [
    line('party-awareness-class', 6, { percentStated: 200, people: people('LEARNER', 323) }),
    line('new-member-class', 2, { people: people('LEARNER', 128) }),
    line('party-work-training-conference', 4, { people: people('CADRE', 683) }),
    line('party-work-class', 2, { people: people('ATTENDEE', 322) }),
  ],
});

const reported = (report: Report, sample = false): ReportEvent => ({
  type: 'ActivitiesReported',
  reportId,
  report,
  sample,
});
const report = (change: Partial<Report> = {}) =>
  ({ type: 'ReportActivities', reportId, report: { ...halfYear, ...change }, sample: false }) as const;
const withLine = (only: ActivityLine) => report({ lines: [only], totals: [] });

describe('a report of activities', () => {
  test('keeps one total over two kinds, of which four were online', () => {
    given().when(report()).then(reported(halfYear));
  });

  test('keeps stated parts, plan and percentage beside a total that is a lower bound', () => {
    given()
      .when(withLine(trainingYear))
      .then(reported({ ...halfYear, lines: [trainingYear], totals: [] }));
  });

  test('about a sample directive in any part belongs to the sample set', () => {
    const only = line('study-class', 3, {
      parts: [line('evening-class', 1, { directiveIds: [SAMPLE_DIRECTIVE] })],
    });
    given()
      .when(withLine(only))
      .then(reported({ ...halfYear, lines: [only], totals: [] }, true));
  });

  test('of a period that still runs stands at today', () => {
    const running = { period: { from: '2022-01-01', to: '2022-12-31', closed: false } };
    given()
      .when(report(running))
      .then(reported({ ...halfYear, ...running }));
  });

  test.each<[string, Partial<Report>, readonly string[]]>([
    [
      'is closed but has not ended',
      { period: { from: '2022-01-01', to: '2022-12-31', closed: true } },
      ['period'],
    ],
    ['begins after today', { period: { from: '2023-01-01', to: '2023-12-31', closed: false } }, ['period']],
    [
      'ends before it begins',
      { period: { from: '2022-06-30', to: '2022-01-01', closed: true } },
      ['period', 'to'],
    ],
  ])('refuses a period that %s', (_, change, path) => {
    given().when(report(change)).thenFails('PERIOD_INVALID', path);
  });

  test('refuses a unit that was not valid at the end of the period', () => {
    given()
      .when(report({ period: { from: '2025-01-01', to: '2025-07-31', closed: true } }), {
        ...context,
        today: '2025-08-01',
      })
      .thenFails('UNIT_NOT_VALID', ['unit']);
  });
});

describe('figures that cannot be so', () => {
  test('parts above the total', () => {
    given()
      .when(withLine(line('class', 3, { parts: [line('a', 2), line('b', 2)] })))
      .thenFails('PARTS_EXCEED_TOTAL', ['lines', '0', 'parts']);
  });

  test('people of the parts above an exact total of the same unit of count', () => {
    const parts = [
      line('a', 1, { people: people('LEARNER', 60) }),
      line('b', 1, { people: people('LEARNER', 60) }),
    ];
    given()
      .when(withLine(line('class', 3, { people: people('LEARNER', 100), parts })))
      .thenFails('PARTS_EXCEED_TOTAL', ['lines', '0', 'parts']);
    const lowerBound = line('class', 3, { people: people('LEARNER', 100, 'MORE_THAN'), parts });
    given()
      .when(withLine(lowerBound))
      .then(reported({ ...halfYear, lines: [lowerBound], totals: [] }));
  });

  test('more held online and in person than held at all', () => {
    given()
      .when(withLine(line('class', 8, { online: 5, inPerson: 4 })))
      .thenFails('PARTS_EXCEED_TOTAL', ['lines', '0', 'online']);
  });

  test('a percentage, a count or a depth beyond all measure', () => {
    given()
      .when(withLine(line('class', 1, { percentStated: 10_001 })))
      .thenFails('COUNT_INVALID', ['lines', '0', 'percentStated']);
    given()
      .when(withLine(line('class', 1.5)))
      .thenFails('COUNT_INVALID', ['lines', '0', 'count']);
    const nested = ['d', 'c', 'b', 'a'].reduce(
      (inner, kind) => line(kind, 1, { parts: [inner] }),
      line('e', 1),
    );
    given().when(withLine(nested)).thenFails('INVALID_ARGUMENT');
  });

  test('a combined total over a kind without a line', () => {
    given()
      .when(report({ totals: [{ kinds: ['class', 'survey'], people: [] }] }))
      .thenFails('INVALID_ARGUMENT', ['totals', '0', 'kinds', '1']);
  });

  test('no line at all, or the same line twice', () => {
    given()
      .when(report({ lines: [], totals: [] }))
      .thenFails('INVALID_ARGUMENT', ['lines']);
    given()
      .when(report({ lines: [line('class', 1), line('class', 2)], totals: [] }))
      .thenFails('INVALID_ARGUMENT', ['lines', '1']);
  });

  test('one kind may stand twice when the documents differ', () => {
    const lines = [line('class', 1), line('class', 2, { directiveIds: [DIRECTIVE] })];
    given()
      .when(report({ lines, totals: [] }))
      .then(reported({ ...halfYear, lines, totals: [] }));
  });
});

describe('correcting and withdrawing a report', () => {
  const correct = (change: Partial<Report>) =>
    ({ type: 'CorrectReport', reportId, report: { ...halfYear, ...change }, reason: 'Sửa số lớp' }) as const;
  const withdraw = { type: 'WithdrawReport', reportId, reason: 'Gửi nhầm kỳ' } as const;
  const withdrawn: ReportEvent = { type: 'ReportWithdrawn', reportId, reason: 'Gửi nhầm kỳ' };

  test('a correction replaces the whole report and says why', () => {
    const lines = [line('class', 30), line('reporter-conference', 8, { online: 4 })];
    given(reported(halfYear))
      .when(correct({ lines }))
      .then({ type: 'ReportCorrected', reportId, report: { ...halfYear, lines }, reason: 'Sửa số lớp' });
    given(reported(halfYear)).when(correct({})).thenNothing();
  });

  test('only a report that stands is corrected', () => {
    given().when(correct({})).thenFails('REPORT_UNKNOWN');
    given(reported(halfYear), withdrawn).when(correct({})).thenFails('REPORT_WITHDRAWN');
  });

  test('withdrawing twice changes nothing the second time', () => {
    given(reported(halfYear)).when(withdraw).then(withdrawn);
    given(reported(halfYear), withdrawn).when(withdraw).thenNothing();
  });
});
