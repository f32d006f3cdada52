import type { Day } from '@trienkhai/kernel/day';
import { lastDayOf } from '@trienkhai/kernel/reporting/period';
import { periodsOf, requirePeriod, type PeriodQueries } from './periods.ts';
import { optionalDay, type Reading } from './reading.ts';

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly periodId?: string | undefined;
}

/** The days that a list is asked for: those of the reporting period, no earlier and no later than asked. Throws PERIOD_UNKNOWN and PERIOD_WITHDRAWN. */
export async function askedDays(
  queries: PeriodQueries,
  reading: Reading,
  asked: Asked,
): Promise<{ readonly from: Day | undefined; readonly to: Day | undefined }> {
  const [from, to] = [optionalDay(asked.from, 'from'), optionalDay(asked.to, 'to')];
  const { periodId } = asked;
  if (periodId === undefined) return { from, to };
  const { period } = requirePeriod(await periodsOf(queries, reading), periodId);
  const last = lastDayOf(period);
  return {
    from: from === undefined || from < period.from ? period.from : from,
    to: to === undefined || to > last ? last : to,
  };
}
