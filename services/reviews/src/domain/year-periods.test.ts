import { describe, expect, test } from '@jest/globals';
import { periodIdOf } from '@trienkhai/kernel/reporting/period';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { periodDecider } from './period-book.ts';
import type { DefinePeriods, PeriodEvent } from './period-book.ts';
import { periodsOfYear, type YearOfPeriods } from './year-periods.ts';

const { given } = deciderSpec(periodDecider, { today: '2026-11-25', units: smallCountry() });
const party: YearOfPeriods = {
  ownerId: SMALL_COUNTRY.province,
  series: 'party',
  year: 2022,
  close: 'CALENDAR',
  reporters: { levels: ['COMMUNE'], unitIds: [] },
  due: [{ level: 'COMMUNE', days: 5 }],
  remindDays: 7,
};

function lay(more: Partial<YearOfPeriods> = {}): DefinePeriods {
  return { type: 'DefinePeriods', year: { ...party, ...more }, sample: false };
}
function laid(more: Partial<YearOfPeriods> = {}): readonly PeriodEvent[] {
  return periodsOfYear({ ...party, ...more }).map((period) => ({
    type: 'PeriodDefined',
    periodId: periodIdOf(period),
    period,
    sample: false,
  }));
}
const days = (year: YearOfPeriods) =>
  periodsOfYear(year).map(({ kind, from, to, due }) => [kind, from, to, due[0]?.on]);

describe('the periods of a year', () => {
  test('are its first half and the whole of it, by the calendar', () => {
    expect(days(party)).toEqual([
      ['HALF_YEAR', '2022-01-01', '2022-06-30', '2022-07-05'],
      ['YEAR', '2022-01-01', '2022-12-31', '2023-01-05'],
    ]);
  });

  test('close on 14 June and 14 December where the state asks', () => {
    expect(days({ ...party, close: 'STATE' })).toEqual([
      ['HALF_YEAR', '2021-12-15', '2022-06-14', '2022-06-19'],
      ['YEAR', '2021-12-15', '2022-12-14', '2022-12-19'],
    ]);
  });

  test('are laid together, beside those of another series and year', () => {
    given()
      .when(lay())
      .then(...laid());
    const state = { series: 'state', close: 'STATE' } as const;
    given(...laid())
      .when(lay(state))
      .then(...laid(state));
    given(...laid())
      .when(lay({ year: 2023 }))
      .then(...laid({ year: 2023 }));
  });

  test('are laid once: what stands is left, what is missing is added', () => {
    const [half, whole] = laid() as [PeriodEvent, PeriodEvent];
    given(...laid())
      .when(lay())
      .thenNothing();
    given(half).when(lay()).then(whole);
    const withdrawn: PeriodEvent = { type: 'PeriodWithdrawn', periodId: half.periodId, reason: 'r' };
    given(...laid(), withdrawn)
      .when(lay())
      .then(half);
  });

  test('are refused together where one shares days with its like or was asked for otherwise', () => {
    given(...laid())
      .when(lay({ close: 'STATE' }))
      .thenFails('PERIOD_OVERLAPS', ['year']);
    const refusal = given(...laid())
      .when(lay({ remindDays: 3 }))
      .thenFails('PERIOD_OVERLAPS', ['year']);
    expect(refusal.facts).toMatchObject({ from: '2022-01-01', to: '2022-06-30' });
  });

  test('need a year that can be, and days in reason', () => {
    given()
      .when(lay({ year: 22 }))
      .thenFails('PERIOD_INVALID', ['year']);
    given()
      .when(lay({ due: [{ level: 'COMMUNE', days: 91 }] }))
      .thenFails('COUNT_INVALID', ['due', '0', 'days']);
    given()
      .when(lay({ due: [{ level: 'DISTRICT', days: 5 }] }))
      .thenFails('PERIOD_INVALID', ['due', '0', 'level']);
  });
});
