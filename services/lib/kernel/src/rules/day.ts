import { daysBetween, isDay } from '../day.ts';
import type { Day } from '../day.ts';
import { refuse } from '../domain-error.ts';
import { optionalText } from './text.ts';
import type { Path } from './text.ts';

/** A stretch of days; `closed` is false while it was still running when it was reported. */
export interface StatedPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly closed: boolean;
  readonly label?: string | undefined;
}

/** Nothing that the system follows is older. */
export const EARLIEST_DAY: Day = '1930-01-01';
const LATEST_DAY: Day = '2100-12-31';
/** Most days that one session, visit or reporting period may last. */
const LONGEST_STRETCH = 366;

/** A day that exists, between 1930 and 2100. */
export function requireDay(day: Day, path: Path): Day {
  if (isDay(day) && day >= EARLIEST_DAY && day <= LATEST_DAY) return day;
  throw refuse(
    'DATE_INVALID',
    'Ngày không có thật; hãy viết theo dạng NNNN-TT-NN, ví dụ 2022-04-12.',
    'There is no such day; write it as YYYY-MM-DD, for example 2022-04-12.',
    { path },
  );
}

/** A day on which something happened: it cannot lie after today. */
export function requirePastDay(day: Day, today: Day, path: Path): Day {
  if (requireDay(day, path) <= today) return day;
  throw refuse(
    'DATE_INVALID',
    `Ngày ${day} còn ở phía trước; chỉ ghi việc đã diễn ra.`,
    `The day ${day} is still to come; record only what has happened.`,
    { path, facts: { today } },
  );
}

/** As `requirePastDay`; a missing day stays unknown. */
export function optionalPastDay(day: Day | undefined, today: Day, path: Path): Day | undefined {
  return day === undefined ? undefined : requirePastDay(day, today, path);
}

/** A day not before another one, such as the day of issue. */
export function requireNotBefore(day: Day, earliest: Day | undefined, path: Path): Day {
  if (earliest === undefined || day >= earliest) return day;
  throw refuse(
    'DATE_INVALID',
    `Ngày ${day} sớm hơn ngày ban hành ${earliest}; hãy kiểm tra lại.`,
    `The day ${day} comes before the day of issue, ${earliest}; check it.`,
    { path, facts: { earliest } },
  );
}

/** The last day of a stretch: not before its first, at most 366 days in all. */
export function requireStretch(from: Day, to: Day, path: Path): void {
  if (to >= from && daysBetween(from, to) < LONGEST_STRETCH) return;
  throw refuse(
    'PERIOD_INVALID',
    `Ngày cuối phải từ ${from} trở đi và cả đợt không quá ${LONGEST_STRETCH} ngày.`,
    `The last day must not come before ${from}, and the whole must not exceed ${LONGEST_STRETCH} days.`,
    { path },
  );
}

/** The period of a report or review; one that is closed has ended, and none begins after today. */
export function requirePeriod(period: StatedPeriod, today: Day, path: Path): StatedPeriod {
  const from = requireDay(period.from, [...path, 'from']);
  const to = requireDay(period.to, [...path, 'to']);
  requireStretch(from, to, [...path, 'to']);
  if (from > today || (period.closed && to > today)) {
    throw refuse(
      'PERIOD_INVALID',
      'Kỳ báo cáo chưa kết thúc; hãy ghi là kỳ đang chạy (closed = false) hoặc đợi đến ngày cuối.',
      'The period has not ended; state it as still running (closed = false) or wait for its last day.',
      { path, facts: { today } },
    );
  }
  const label = optionalText(period.label, 'name', [...path, 'label']);
  return { from, to, closed: period.closed, label };
}
