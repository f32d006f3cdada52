import { describe, expect, test } from '@jest/globals';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import type { Filing } from './filings.ts';
import { reportingLevels } from './levels.ts';
import type { ReportingPeriod } from './period.ts';
import { reportingTable } from './rows.ts';

const units = smallCountry();
const { province, newProvince, district, commune, newCommune, otherDistrict } = SMALL_COUNTRY;

const half: ReportingPeriod = {
  ownerId: province,
  series: 'party',
  kind: 'HALF_YEAR',
  from: '2025-01-01',
  to: '2025-06-30',
  label: '6 tháng đầu năm 2025',
  reporters: { levels: ['DISTRICT', 'COMMUNE'], unitIds: [] },
  due: [{ level: 'COMMUNE', on: '2025-07-10' }],
  remindDays: 7,
};
const toDate: ReportingPeriod = { ...half, kind: 'TO_DATE', to: undefined, ownerId: newProvince, due: [] };

function filing(unitId: string, submittedOn: string, more: Partial<Filing> = {}): Filing {
  const submittedAt = `${submittedOn}T03:00:00.000Z`;
  return {
    id: `review:${unitId}:${submittedOn}`,
    unitId,
    by: 'review',
    state: 'SUBMITTED',
    submittedOn,
    submittedAt,
    ...more,
  };
}

function communes(on: string, filings: readonly Filing[], period = half) {
  const table = reportingTable(period, filings, units, { on });
  return {
    level: reportingLevels(table).find(({ level }) => level === 'COMMUNE')!,
    row: table.rows.find(({ level }) => level === 'COMMUNE')!,
    besides: table.besides,
  };
}

describe('who is asked', () => {
  test('are the units of the last day of the period, also after the reform', () => {
    const { rows } = reportingTable(half, [], units, { on: '2025-08-01' });
    expect(rows.map(({ unitId }) => unitId)).toEqual([district, commune]);
  });

  test('are those of the day itself while the period runs', () => {
    const asked = (on: string) => reportingTable({ ...toDate, ownerId: province }, [], units, { on }).rows;
    expect(asked('2025-03-01').map(({ unitId }) => unitId)).toEqual([district, commune]);
    expect(asked('2025-08-01').map(({ unitId }) => unitId)).toEqual([newCommune]);
  });

  test('are the named units alone, and after their end those that came after them', () => {
    const named = { ...toDate, reporters: { levels: ['COMMUNE'], unitIds: [commune] } } as const;
    const asked = (on: string) => reportingTable(named, [], units, { on }).rows.map(({ unitId }) => unitId);
    expect([asked('2025-06-30'), asked('2025-07-01')]).toEqual([[commune], [newCommune]]);
  });

  test('are unknown before anything is known of the tree', () => {
    const old = { ...half, from: '2021-01-01', to: '2021-06-30', due: [] };
    expect(communes('2026-01-01', [], old).level).toMatchObject({
      expected: undefined,
      completeness: undefined,
      timeliness: undefined,
    });
  });
});

describe('a report', () => {
  test('in time counts for completeness and timeliness', () => {
    const { level, row } = communes('2026-01-01', [filing(commune, '2025-07-10')]);
    expect(level).toMatchObject({ expected: 1, reported: 1, onTime: 1, completeness: 100, timeliness: 100 });
    expect(row).toMatchObject({ state: 'SUBMITTED', coverage: 'EXACT', late: false, daysLate: 0 });
  });

  test('after the due day counts for completeness alone, so many days late', () => {
    const { level, row } = communes('2026-01-01', [filing(commune, '2025-07-12')]);
    expect(level).toMatchObject({ reported: 1, onTime: 0, late: 1, completeness: 100, timeliness: 0 });
    expect(row).toMatchObject({ late: true, daysLate: 2 });
  });

  test('has not been given before its day', () => {
    expect(communes('2025-07-08', [filing(commune, '2025-07-09')]).level.reported).toBe(0);
  });

  test('that was returned counts as not done, until another stands', () => {
    const returned = filing(commune, '2025-07-01', { state: 'RETURNED' });
    const { level, row } = communes('2025-07-15', [returned]);
    expect(level).toMatchObject({ reported: 0, returned: 1, missing: 0, overdue: 1, completeness: 0 });
    expect(row).toMatchObject({ state: 'RETURNED', daysLate: 5, evidence: [returned.id] });
    const again = communes('2025-07-15', [returned, filing(commune, '2025-07-09')]);
    expect(again.level).toMatchObject({ reported: 1, returned: 0, onTime: 1 });
  });

  test('of activities stands where there is no review, and does not hide a returned one', () => {
    const figures = filing(commune, '2025-07-02', { by: 'report', id: 'report:1' });
    expect(communes('2025-08-01', [figures]).row).toMatchObject({ state: 'SUBMITTED' });
    const returned = filing(commune, '2025-07-01', { state: 'RETURNED' });
    expect(communes('2025-08-01', [figures, returned]).row.state).toBe('RETURNED');
  });

  test('that is approved is told apart', () => {
    const { level, row } = communes('2025-08-01', [filing(commune, '2025-07-02', { state: 'APPROVED' })]);
    expect([level.approved, row.state]).toEqual([1, 'APPROVED']);
  });

  test('that nobody asked for stands beside the count', () => {
    const { level, besides } = communes('2025-08-01', [filing(province, '2025-07-02')]);
    expect(level.reported).toBe(0);
    expect(besides).toMatchObject([{ unitId: province, state: 'SUBMITTED' }]);
    expect(communes('2025-08-01', [filing(newCommune, '2025-07-02')]).besides).toEqual([]);
    expect(communes('2025-08-01', [filing(otherDistrict, '2025-07-02')]).besides).toHaveLength(1);
  });
});

describe('a unit that changed its identity keeps its record', () => {
  test('what came after it reports in its place', () => {
    const { level, row } = communes('2025-08-01', [filing(newCommune, '2025-07-05')]);
    expect(level).toMatchObject({ expected: 1, reported: 1, onTime: 1 });
    expect(row).toMatchObject({ unitId: commune, coverage: 'EXACT', submittedOn: '2025-07-05' });
  });

  test('what it reported passes to what came after it, while the year runs', () => {
    const running = { ...toDate, reporters: { levels: ['COMMUNE'], unitIds: [] } } as const;
    const { level, row } = communes('2025-08-01', [filing(commune, '2025-06-05')], running);
    expect(level).toMatchObject({ expected: 1, reported: 1, completeness: 100 });
    expect(row).toMatchObject({ unitId: newCommune, coverage: 'EXACT', submittedOn: '2025-06-05' });
  });

  test('both reports do not make it two', () => {
    const both = [filing(commune, '2025-06-29'), filing(newCommune, '2025-07-05')];
    expect(communes('2025-08-01', both).level).toMatchObject({ expected: 1, reported: 1, completeness: 100 });
  });
});
