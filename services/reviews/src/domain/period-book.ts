import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { overlap } from '@trienkhai/kernel/period';
import { lastDayOf, ownerOfPeriod, periodIdOf } from '@trienkhai/kernel/reporting/period';
import type { PeriodTerms, ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { requireText } from '@trienkhai/kernel/rules/text';
import type { FactContext, Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import { checkPeriod, checkTerms } from './period-details.ts';
import { periodsOfYear, type YearOfPeriods } from './year-periods.ts';

interface OfPeriod {
  readonly periodId: string;
}
interface WithReason extends OfPeriod {
  readonly reason: string;
}

export type PeriodEvent =
  | (OfPeriod & {
      readonly type: 'PeriodDefined';
      readonly period: ReportingPeriod;
      readonly sample: boolean;
    })
  | (WithReason & { readonly type: 'PeriodCorrected'; readonly terms: PeriodTerms })
  | (WithReason & { readonly type: 'PeriodWithdrawn' });

export interface DefinePeriod {
  readonly type: 'DefinePeriod';
  readonly period: ReportingPeriod;
  readonly sample: boolean;
}
/** All at once or none; what stands already is left. */
export interface DefinePeriods {
  readonly type: 'DefinePeriods';
  readonly year: YearOfPeriods;
  readonly sample: boolean;
}
export interface CorrectPeriod extends WithReason {
  readonly type: 'CorrectPeriod';
  readonly terms: PeriodTerms;
}
export interface WithdrawPeriod extends WithReason {
  readonly type: 'WithdrawPeriod';
}
export type PeriodCommand = DefinePeriod | DefinePeriods | CorrectPeriod | WithdrawPeriod;

/** The periods of one owner by id; undefined: withdrawn. */
export type PeriodBook = ReadonlyMap<string, ReportingPeriod | undefined>;

export const periodDecider: Decider<PeriodBook, PeriodCommand, PeriodEvent, FactContext> = {
  initialState: new Map(),
  decide,
  evolve,
};

function decide(book: PeriodBook, command: PeriodCommand, on: FactContext): readonly PeriodEvent[] {
  switch (command.type) {
    case 'DefinePeriod':
      return definePeriod(book, command, on);
    case 'DefinePeriods':
      return definePeriods(book, command, on);
    case 'CorrectPeriod':
      return correctPeriod(book, command, on);
    case 'WithdrawPeriod':
      return withdrawPeriod(book, command);
  }
}

function evolve(book: PeriodBook, event: PeriodEvent): PeriodBook {
  switch (event.type) {
    case 'PeriodDefined':
      return new Map(book).set(event.periodId, event.period);
    case 'PeriodCorrected': {
      const before = book.get(event.periodId);
      return before ? new Map(book).set(event.periodId, { ...before, ...event.terms }) : book;
    }
    case 'PeriodWithdrawn':
      return new Map(book).set(event.periodId, undefined);
  }
}

/** A period is its owner's own affair, from its first day on. */
export function placesOfPeriod(_: PeriodBook, command: PeriodCommand, today: Day): readonly Place[] {
  if ('period' in command || 'year' in command) {
    const [first] = 'period' in command ? [command.period] : periodsOfYear(command.year);
    return first ? [{ unitId: first.ownerId, day: first.from, path: ['owner'] }] : [];
  }
  const ownerId = ownerOfPeriod(command.periodId);
  return ownerId === undefined ? [] : [{ unitId: ownerId, day: today, path: ['period'] }];
}

function definePeriod(book: PeriodBook, command: DefinePeriod, on: FactContext): readonly PeriodEvent[] {
  const period = checkPeriod(command.period, on);
  requireNoOverlap(book, period, ['from']);
  return [{ type: 'PeriodDefined', periodId: periodIdOf(period), period, sample: command.sample }];
}

function definePeriods(
  book: PeriodBook,
  { year, sample }: DefinePeriods,
  on: FactContext,
): readonly PeriodEvent[] {
  return periodsOfYear(year).flatMap((draft): readonly PeriodEvent[] => {
    const period = checkPeriod(draft, on);
    const periodId = periodIdOf(period);
    if (sameValue(book.get(periodId), period)) return [];
    requireNoOverlap(book, period, ['year']);
    return [{ type: 'PeriodDefined', periodId, period, sample }];
  });
}

function correctPeriod(
  book: PeriodBook,
  { periodId, terms: draft, reason: why }: CorrectPeriod,
  { units }: FactContext,
): readonly PeriodEvent[] {
  const before = standing(book, periodId);
  const terms = checkTerms({ ...before, ...draft }, units);
  const reason = requireText(why, 'reason', ['reason']);
  requireNoOverlap(book, { ...before, ...terms }, ['to'], periodId);
  if (sameValue({ ...before, ...terms }, before)) return [];
  return [{ type: 'PeriodCorrected', periodId, terms, reason }];
}

function withdrawPeriod(book: PeriodBook, { periodId, reason: why }: WithdrawPeriod): readonly PeriodEvent[] {
  if (!book.has(periodId)) throw periodUnknown();
  const reason = requireText(why, 'reason', ['reason']);
  return book.get(periodId) ? [{ type: 'PeriodWithdrawn', periodId, reason }] : [];
}

/** Half-years beside years are of different kinds; two of one kind and series must not share a day. */
function requireNoOverlap(
  book: PeriodBook,
  period: ReportingPeriod,
  path: readonly string[],
  own?: string,
): void {
  const span = { from: period.from, to: lastDayOf(period) };
  for (const [id, other] of book) {
    if (!other || id === own || other.series !== period.series || other.kind !== period.kind) continue;
    const to = lastDayOf(other);
    if (!overlap(span, { from: other.from, to })) continue;
    throw refuse(
      'PERIOD_OVERLAPS',
      `Kỳ này trùng ngày với "${other.label}" (${other.from} đến ${to}) cùng loại; hãy sửa kỳ đó hoặc chọn ngày khác.`,
      `This period shares days with "${other.label}" (${other.from} to ${to}) of the same kind; correct that one or choose other days.`,
      { path, facts: { period: id, from: other.from, to } },
    );
  }
}

function standing(book: PeriodBook, periodId: string): ReportingPeriod {
  const period = book.get(periodId);
  if (period) return period;
  if (!book.has(periodId)) throw periodUnknown();
  throw refuse(
    'PERIOD_WITHDRAWN',
    'Kỳ báo cáo này đã được rút lại; hãy đặt kỳ mới.',
    'This period has been withdrawn; define it anew.',
    { path: ['period'] },
  );
}

export function periodUnknown(): Error {
  return refuse(
    'PERIOD_UNKNOWN',
    'Không có kỳ báo cáo nào mang mã này; hãy chọn lại trong các kỳ đã đặt.',
    'There is no period of this id; choose among those that are defined.',
    { path: ['period'] },
  );
}
