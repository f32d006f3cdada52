import { addDays, type Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { PeriodKind, Reporters, ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level, ReviewKind } from '@trienkhai/kernel/vocabulary';

/** CALENDAR closes on 30 June and 31 December; STATE on 14 June and 14 December, the day after which the next begins. */
export const YEAR_CLOSES = ['CALENDAR', 'STATE'] as const;
export type YearClose = (typeof YEAR_CLOSES)[number];

/** What an office asks for in a year: the first half, and the whole of it. */
export interface YearOfPeriods {
  readonly ownerId: UnitId;
  readonly series: string;
  readonly year: number;
  readonly close: YearClose;
  readonly reporters: Reporters;
  /** How many days after the last day of each period a level's reports are in time. */
  readonly due: readonly { readonly level: Level; readonly days: number }[];
  readonly remindDays: number;
}

const LONGEST_WAIT = 90;

export function periodsOfYear(asked: YearOfPeriods): readonly ReportingPeriod[] {
  const { year, close } = asked;
  requireYear(year);
  requireDays(asked.due);
  const from = close === 'CALENDAR' ? `${year}-01-01` : `${year - 1}-12-15`;
  const [half, end] = close === 'CALENDAR' ? ['06-30', '12-31'] : ['06-14', '12-14'];
  return [
    periodOf(asked, 'HALF_YEAR', from, `${year}-${half}`, `6 tháng đầu năm ${year}`, 'HALF_YEAR'),
    periodOf(asked, 'YEAR', from, `${year}-${end}`, `Năm ${year}`, 'YEAR_END'),
  ];
}

function periodOf(
  { ownerId, series, reporters, due, remindDays }: YearOfPeriods,
  kind: PeriodKind,
  from: Day,
  to: Day,
  label: string,
  reviewKind: ReviewKind,
): ReportingPeriod {
  const dueDays = due.map(({ level, days }) => ({ level, on: addDays(to, days) }));
  return { ownerId, series, kind, from, to, label, reviewKind, reporters, due: dueDays, remindDays };
}

function requireYear(year: number): void {
  if (Number.isInteger(year) && year >= 1945 && year <= 2100) return;
  throw refuse(
    'PERIOD_INVALID',
    'Năm là số nguyên từ 1945 đến 2100; hãy viết đủ bốn chữ số.',
    'A year is a whole number from 1945 to 2100; write all four digits.',
    { path: ['year'] },
  );
}

function requireDays(due: YearOfPeriods['due']): void {
  const wrong = due.findIndex(({ days }) => !Number.isInteger(days) || days < 0 || days > LONGEST_WAIT);
  if (wrong < 0) return;
  throw refuse(
    'COUNT_INVALID',
    `Số ngày sau khi kết thúc kỳ là số nguyên từ 0 đến ${LONGEST_WAIT}.`,
    `The days after the end of a period are a whole number from 0 to ${LONGEST_WAIT}.`,
    { path: ['due', String(wrong), 'days'] },
  );
}
