import { describe, expect, test } from '@jest/globals';
import { periodIdOf, type ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { periodDecider } from './period-book.ts';
import type { CorrectPeriod, DefinePeriod, PeriodEvent } from './period-book.ts';

const { given } = deciderSpec(periodDecider, { today: '2026-11-25', units: smallCountry() });
const { province, newProvince, district, otherDistrict } = SMALL_COUNTRY;

const half: ReportingPeriod = {
  ownerId: province,
  series: 'party',
  kind: 'HALF_YEAR',
  from: '2022-01-01',
  to: '2022-06-30',
  label: '6 tháng đầu năm 2022',
  reviewKind: 'HALF_YEAR',
  reporters: { levels: ['DISTRICT', 'COMMUNE'], unitIds: [] },
  due: [{ level: 'COMMUNE', on: '2022-07-05' }],
  remindDays: 7,
};

function define(more: Partial<ReportingPeriod> = {}): DefinePeriod {
  return { type: 'DefinePeriod', period: { ...half, ...more }, sample: false };
}
function defined(more: Partial<ReportingPeriod> = {}): PeriodEvent {
  const period = { ...half, ...more };
  return { type: 'PeriodDefined', periodId: periodIdOf(period), period, sample: false };
}
function correct(more: Partial<ReportingPeriod>, reason = 'Lùi hạn'): CorrectPeriod {
  const { to, label, reviewKind, reporters, due, remindDays } = { ...half, ...more };
  const terms = { to, label, reviewKind, reporters, due, remindDays };
  return { type: 'CorrectPeriod', periodId: periodIdOf(half), terms, reason };
}
const withdrawn: PeriodEvent = { type: 'PeriodWithdrawn', periodId: periodIdOf(half), reason: 'r' };

describe('a period', () => {
  test('is defined with whom it asks and until when, under an id that can be read', () => {
    given().when(define()).then(defined());
    expect(periodIdOf(half)).toBe('period:province:87:2021-11-01:party:half-year:2022-01-01');
  });

  test('need not follow the calendar', () => {
    const state = { series: 'state', from: '2021-12-15', to: '2022-06-14' };
    given(defined()).when(define(state)).then(defined(state));
  });

  test('must not share a day with its like, and is told which one that is', () => {
    const refusal = given(defined())
      .when(define({ from: '2022-06-30', to: '2022-12-31', due: [] }))
      .thenFails('PERIOD_OVERLAPS', ['from']);
    expect(refusal.facts).toEqual({ period: periodIdOf(half), from: '2022-01-01', to: '2022-06-30' });
    given(defined()).when(define()).thenFails('PERIOD_OVERLAPS');
  });

  test('follows its like on the next day', () => {
    const second = { from: '2022-07-01', to: '2022-12-31', due: [] };
    given(defined()).when(define(second)).then(defined(second));
  });

  test('of a half-year stands beside that of the year', () => {
    const year = { kind: 'YEAR', to: '2022-12-31', due: [] } as const;
    given(defined()).when(define(year)).then(defined(year));
  });

  test('may be left without a last day only as a year to date, which then lasts a year', () => {
    const running = { kind: 'TO_DATE', to: undefined, due: [] } as const;
    given()
      .when(define({ to: undefined }))
      .thenFails('PERIOD_INVALID', ['to']);
    given().when(define(running)).then(defined(running));
    const next = { ...running, from: '2023-01-01' };
    given(defined(running)).when(define(next)).then(defined(next));
    given(defined(running))
      .when(define({ ...running, from: '2022-12-31' }))
      .thenFails('PERIOD_OVERLAPS');
  });

  test('belongs to an office that existed in it', () => {
    given()
      .when(define({ ownerId: newProvince }))
      .thenFails('UNIT_NOT_VALID', ['owner']);
    given()
      .when(define({ ownerId: 'province:1:2021-11-01' }))
      .thenFails('UNIT_UNKNOWN', ['owner']);
    const ofTheReform = { ownerId: newProvince, from: '2025-01-01', to: '2025-12-31', due: [] };
    given()
      .when(define({ ...ofTheReform, kind: 'YEAR' }))
      .then(defined({ ...ofTheReform, kind: 'YEAR' }));
  });

  test('has no due day before its end, and none for a level that is not asked', () => {
    given()
      .when(define({ due: [{ level: 'COMMUNE', on: '2022-06-29' }] }))
      .thenFails('PERIOD_INVALID', ['due', '0', 'on']);
    given()
      .when(define({ due: [{ level: 'PROVINCE', on: '2022-07-05' }] }))
      .thenFails('PERIOD_INVALID', ['due', '0', 'level']);
  });

  test('asks somebody, and named units only of the levels that it asks', () => {
    const asks = (reporters: ReportingPeriod['reporters']) => define({ reporters, due: [] });
    given()
      .when(asks({ levels: [], unitIds: [] }))
      .thenFails('INVALID_ARGUMENT', ['reporters', 'levels']);
    given()
      .when(asks({ levels: ['COMMUNE'], unitIds: [district] }))
      .thenFails('PERIOD_INVALID', ['reporters', 'units', '0']);
    const named = { levels: ['DISTRICT'], unitIds: [district, otherDistrict] } as const;
    given()
      .when(asks(named))
      .then(defined({ reporters: named, due: [] }));
  });

  test.each([
    [{ series: 'Party' }, 'INVALID_ARGUMENT', ['series']],
    [{ to: '2023-01-02' }, 'PERIOD_INVALID', ['to']],
    [{ to: '2021-12-31' }, 'PERIOD_INVALID', ['to']],
    [{ from: '2022-02-30' }, 'DATE_INVALID', ['from']],
    [{ reviewKind: 'INTERIM' }, 'PERIOD_INVALID', ['reviewKind']],
    [{ label: ' ' }, 'INVALID_ARGUMENT', ['label']],
    [{ remindDays: 91 }, 'COUNT_INVALID', ['remindDays']],
  ] as const)('is refused with %j', (more, code, path) => {
    given().when(define(more)).thenFails(code, path);
  });
});

describe('a correction', () => {
  test('gives new terms and a reason', () => {
    const due = [{ level: 'COMMUNE', on: '2022-07-10' }] as const;
    const command = correct({ due });
    given(defined())
      .when(command)
      .then({
        type: 'PeriodCorrected',
        periodId: periodIdOf(half),
        terms: command.terms,
        reason: 'Lùi hạn',
      });
    given(defined()).when(correct({})).thenNothing();
    given(defined()).when(correct({ due }, ' ')).thenFails('INVALID_ARGUMENT', ['reason']);
  });

  test('must not make the period reach into the next one', () => {
    given(defined(), defined({ from: '2022-07-01', to: '2022-12-31' }))
      .when(correct({ to: '2022-07-01' }))
      .thenFails('PERIOD_OVERLAPS', ['to']);
  });

  test('needs a period that stands', () => {
    given().when(correct({})).thenFails('PERIOD_UNKNOWN');
    given(defined(), withdrawn).when(correct({})).thenFails('PERIOD_WITHDRAWN');
  });
});

test('a period that was withdrawn makes room for another', () => {
  const withdraw = { type: 'WithdrawPeriod', periodId: periodIdOf(half), reason: 'r' } as const;
  given(defined()).when(withdraw).then(withdrawn);
  given(defined(), withdrawn).when(withdraw).thenNothing();
  given().when(withdraw).thenFails('PERIOD_UNKNOWN');
  given(defined(), withdrawn).when(define()).then(defined());
});
