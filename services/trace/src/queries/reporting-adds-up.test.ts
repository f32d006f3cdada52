import { test } from '@jest/globals';
import type { Filing } from '@trienkhai/kernel/reporting/filings';
import { reportingLevels, type LevelReporting } from '@trienkhai/kernel/reporting/levels';
import type { ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { reportingTable } from '@trienkhai/kernel/reporting/rows';
import { insideOf } from '@trienkhai/kernel/reporting/search';
import fc from 'fast-check';
import {
  communes,
  districtA,
  districtB,
  historyOf,
  province,
  smallCountry,
} from '../../test/support/history.ts';

const history = historyOf(smallCountry);
const units = [province, districtA, districtB, ...Object.values(communes)];
const ends = ['2024-12-31', '2025-06-30', '2025-07-01', '2025-12-31'] as const;

const filings = fc.array(
  fc.record({
    unitId: fc.constantFrom(...units),
    by: fc.constantFrom('review', 'report' as const),
    state: fc.constantFrom('SUBMITTED', 'RETURNED', 'APPROVED' as const),
    submittedOn: fc.constantFrom('2025-01-05', '2025-06-29', '2025-07-03', '2025-07-20', '2026-01-03'),
  }),
  { maxLength: 12 },
);

function periodTo(to: string, kind: ReportingPeriod['kind']): ReportingPeriod {
  return {
    ownerId: province,
    series: 'party',
    kind,
    from: '2024-07-01',
    ...(kind === 'TO_DATE' ? {} : { to }),
    label: 'Kỳ',
    reporters: { levels: ['PROVINCE', 'DISTRICT', 'COMMUNE'], unitIds: [] },
    due: [{ level: 'COMMUNE', on: '2026-01-02' }],
    remindDays: 7,
  };
}

type Drawn = Pick<Filing, 'unitId' | 'by' | 'state' | 'submittedOn'>;

function levelsWithin(period: ReportingPeriod, drawn: readonly Drawn[], on: string, within?: string) {
  const given = drawn.map((each, index): Filing => {
    const { by, state } = each;
    const submittedAt = `${each.submittedOn}T03:00:00.000Z`;
    return { ...each, id: `${by}:${index}`, submittedAt, state: by === 'report' ? 'SUBMITTED' : state };
  });
  const probe = reportingTable(period, [], history, { on });
  const inside = insideOf(history, within, probe.unitsOn);
  const table = reportingTable(period, given, history, { on, inside });
  return new Map(reportingLevels(table).map((level) => [level.level, level]));
}

const COUNTS = ['reported', 'approved', 'returned', 'missing', 'partly', 'late', 'overdue'] as const;

test('no count exceeds who is asked, and the states of a level add up to it, through every reform', () => {
  fc.assert(
    fc.property(
      filings,
      fc.constantFrom(...ends),
      fc.constantFrom('YEAR', 'TO_DATE' as const),
      fc.constantFrom('2025-06-30', '2025-07-15', '2026-02-01'),
      (drawn, to, kind, on) => {
        for (const level of levelsWithin(periodTo(to, kind), drawn, on).values()) {
          const { expected = 0, reported, returned, missing, partly, onTime = 0, late, approved } = level;
          if (reported + returned + missing !== expected) return false;
          if (partly > missing || approved > reported || onTime > reported || late > reported) return false;
          if ((level.completeness ?? 0) > 100 || (level.timeliness ?? 0) > (level.completeness ?? 100))
            return false;
        }
        return true;
      },
    ),
  );
});

test('the counts of a province are the sums over its districts, and over its communes after the reform', () => {
  fc.assert(
    fc.property(filings, fc.constantFrom(...ends), (drawn, to) => {
      const period = periodTo(to, 'YEAR');
      const parts =
        to < '2025-07-01' ? [districtA, districtB] : [communes.newA, communes.newB, communes.newC];
      const whole = levelsWithin(period, drawn, '2026-02-01').get('COMMUNE')!;
      const each = parts.map((part) => levelsWithin(period, drawn, '2026-02-01', part).get('COMMUNE')!);
      const sum = (of: (level: LevelReporting) => number) =>
        each.reduce((total, level) => total + of(level), 0);
      return (
        sum((level) => level.expected ?? 0) === whole.expected &&
        COUNTS.every((name) => sum((level) => level[name]) === whole[name])
      );
    }),
  );
});
