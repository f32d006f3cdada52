import { describe, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context as open, DIRECTIVE } from '../../test/study-fixture.ts';
import type { Report } from './report-details.ts';
import type { ReportContext } from './report-locks.ts';
import { reportDecider } from './report.ts';
import type { ReportCommand, ReportEvent } from './report.ts';

const { given } = deciderSpec(reportDecider, open);
const reportId = 'report:1';
const review = 'review:approved';
const report: Report = {
  unitId: SMALL_COUNTRY.district,
  period: { from: '2022-01-01', to: '2022-06-30', closed: true },
  lines: [{ kind: 'class', count: 6, people: [], organiserIds: [], directiveIds: [DIRECTIVE], parts: [] }],
  totals: [],
};
const locked: ReportContext = { ...open, isApproved: (id) => id === review };
const closed: ReportContext = {
  ...open,
  closedYears: [{ reviewId: review, unitId: SMALL_COUNTRY.district, from: '2022-01-01', to: '2022-12-31' }],
};
const reported = (change: Partial<Report> = {}): ReportEvent => ({
  type: 'ActivitiesReported',
  reportId,
  report: { ...report, ...change },
  sample: false,
});
const give = (change: Partial<Report> = {}): ReportCommand => ({
  type: 'ReportActivities',
  reportId,
  report: { ...report, ...change },
  sample: false,
});
const correct = (change: Partial<Report> = {}): ReportCommand => ({
  type: 'CorrectReport',
  reportId,
  report: { ...report, totals: [], ...change },
  reason: 'Sửa số lớp',
});
const withdraw: ReportCommand = { type: 'WithdrawReport', reportId, reason: 'Nhầm kỳ' };

describe('with an approved review', () => {
  test('no report is given any more', () => {
    given()
      .when(give({ reviewId: review }), locked)
      .thenFails('REVIEW_LOCKED', ['review']);
    given()
      .when(give({ reviewId: 'review:other' }), locked)
      .then(reported({ reviewId: 'review:other' }));
  });

  test('its reports are neither corrected nor withdrawn nor moved away, and none moves to it', () => {
    const given1 = given(reported({ reviewId: review }));
    given1.when(correct(), locked).thenFails('REVIEW_LOCKED');
    given1.when(withdraw, locked).thenFails('REVIEW_LOCKED');
    given(reported())
      .when(correct({ reviewId: review }), locked)
      .thenFails('REVIEW_LOCKED');
  });
});

describe('in a closed year', () => {
  test('the unit reports nothing more and changes nothing', () => {
    given().when(give(), closed).thenFails('PERIOD_CLOSED', ['period']);
    given(reported()).when(correct(), closed).thenFails('PERIOD_CLOSED');
    given(reported()).when(withdraw, closed).thenFails('PERIOD_CLOSED');
  });

  test('other units, and periods that reach beyond it, go on', () => {
    const elsewhere = { unitId: SMALL_COUNTRY.otherDistrict };
    given().when(give(elsewhere), closed).then(reported(elsewhere));
    const across = { period: { from: '2021-12-15', to: '2022-06-14', closed: true } };
    given().when(give(across), closed).then(reported(across));
  });
});
