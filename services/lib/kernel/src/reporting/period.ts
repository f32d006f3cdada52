import { addDays, type Day } from '../day.ts';
import type { UnitId } from '../unit-history.ts';
import type { Level, ReviewKind } from '../vocabulary.ts';

/** The last is a year that is reported on while it runs, with or without a closing day. */
export const PERIOD_KINDS = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR', 'TO_DATE'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Who is asked to report: units of these levels in the owner's territory, or the named ones of them. */
export interface Reporters {
  readonly levels: readonly Level[];
  /** Empty: all of the territory. A unit that has ended is followed by its successors of the same level. */
  readonly unitIds: readonly UnitId[];
}

export interface DueDay {
  readonly level: Level;
  /** The last day on which a report is in time. */
  readonly on: Day;
}

/** What a correction of a period may change. */
export interface PeriodTerms {
  /** Included; absent for TO_DATE alone. */
  readonly to?: Day | undefined;
  readonly label: string;
  /** Kind of review that is the report; absent: a review of any kind of this very period. */
  readonly reviewKind?: ReviewKind | undefined;
  readonly reporters: Reporters;
  readonly due: readonly DueDay[];
  /** How many days before the due day a reminder is given. */
  readonly remindDays: number;
}

/** A period for which an office asks others to report. Its owner, series, kind and first day name it. */
export interface ReportingPeriod extends PeriodTerms {
  readonly ownerId: UnitId;
  /** Periods of one calendar: "party", "state". */
  readonly series: string;
  readonly kind: PeriodKind;
  readonly from: Day;
}

type Key = Pick<ReportingPeriod, 'ownerId' | 'series' | 'kind' | 'from'>;

/** `period:province:35:2021-11-01:party:half-year:2022-01-01` */
export function periodIdOf({ ownerId, series, kind, from }: Key): string {
  return `period:${ownerId}:${series}:${kind.toLowerCase().replace('_', '-')}:${from}`;
}

const PERIOD_ID = /^period:([a-z]+:[\w-]{1,40}:\d{4}-\d{2}-\d{2}):[a-z0-9-]{1,60}:[a-z-]+:\d{4}-\d{2}-\d{2}$/;

/** The owner named in a period's id; undefined for a text that is no such id. */
export function ownerOfPeriod(id: string): UnitId | undefined {
  return PERIOD_ID.exec(id)?.[1];
}

/** A year to date without a closing day ends where the next one would begin. */
export function lastDayOf({ from, to }: Pick<ReportingPeriod, 'from' | 'to'>): Day {
  return to ?? addDays(`${Number(from.slice(0, 4)) + 1}${from.slice(4)}`, -1);
}

/** The day whose units are asked: the last day of the period, while it runs the day itself. */
export function unitsDayOf(period: Pick<ReportingPeriod, 'from' | 'to'>, on: Day): Day {
  const last = lastDayOf(period);
  if (on >= last) return last;
  return on < period.from ? period.from : on;
}

export function dueOn(period: Pick<ReportingPeriod, 'due'>, level: Level): Day | undefined {
  return period.due.find((each) => each.level === level)?.on;
}

/** The first day on which a report that falls due on `due` is asked for again. */
export function noticeFrom({ remindDays }: Pick<ReportingPeriod, 'remindDays'>, due: Day): Day {
  return addDays(due, -remindDays);
}
