import { addDays, daysBetween, type Day } from '@trienkhai/kernel/day';
import { isReported } from '@trienkhai/kernel/reporting/levels';
import { noticeFrom, unitsDayOf } from '@trienkhai/kernel/reporting/period';
import type { ReportingTable } from '@trienkhai/kernel/reporting/rows';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { landOn } from '@trienkhai/kernel/unit-history/land';
import { LEVELS, type Level } from '@trienkhai/kernel/vocabulary';
import type { KnownPeriod } from './periods.ts';

export type ReminderKind = 'DUE' | 'OVERDUE';

/** A due day of one level that is near or past. */
export interface DueNow {
  readonly known: KnownPeriod;
  readonly level: Level;
  readonly dueOn: Day;
}

export interface Reminder extends DueNow {
  /** Until the due day; negative once it is past. */
  readonly daysLeft: number;
  /** Units that have not reported. */
  readonly missing: number;
}

/** How long something stays overdue. */
const REMEMBERED_DAYS = 366;

/** What falls due within its days of notice, soonest first; or is past, the latest first. */
export function dueNow(known: readonly KnownPeriod[], on: Day, kind: ReminderKind): readonly DueNow[] {
  const found = known.flatMap((each) =>
    each.period.due.flatMap(({ level, on: dueOn }) => {
      const near = noticeFrom(each.period, dueOn) <= on && on <= dueOn;
      const past = dueOn < on && on <= addDays(dueOn, REMEMBERED_DAYS);
      return (kind === 'DUE' ? near : past) ? [{ known: each, level, dueOn }] : [];
    }),
  );
  const sign = kind === 'DUE' ? 1 : -1;
  return found.sort((a, b) => sign * daysBetween(b.dueOn, a.dueOn) || (a.known.id < b.known.id ? -1 : 1));
}

/** The reminder of one level; undefined when all have reported. */
export function reminderOf(due: DueNow, { rows }: ReportingTable, on: Day): Reminder | undefined {
  const missing = rows.filter((row) => row.level === due.level && !isReported(row)).length;
  return missing === 0 ? undefined : { ...due, daysLeft: daysBetween(on, due.dueOn), missing };
}

/** The part of a period's territory inside which one looks; null: they have nothing in common. */
export function scopeWithin(
  { period }: KnownPeriod,
  within: UnitId | undefined,
  history: UnitHistory,
  on: Day,
): UnitId | undefined | null {
  if (within === undefined) return undefined;
  const unitsOn = unitsDayOf(period, on);
  const land = landOn(within, history, unitsOn);
  if (land.has(period.ownerId)) return undefined;
  return LEVELS.some((level) => land.unitsOf(level).length > 0) ? within : null;
}
