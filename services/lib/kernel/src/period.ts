import { addDays, type Day } from './day.ts';

/** A span of days, both ends included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  /** False for "so far": the period was still running when it was reported. */
  readonly closed: boolean;
  readonly label?: string | undefined;
}

type Span = Pick<Period, 'from' | 'to'>;

export function holdsDay(span: Span, day: Day): boolean {
  return span.from <= day && day <= span.to;
}

/** True where every day of `inner` is a day of `outer`. */
export function holds(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function overlap(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Days of the span, both ends counted. */
export function lengthInDays(span: Span): number {
  return Math.round((Date.parse(span.to) - Date.parse(span.from)) / 86_400_000) + 1;
}

/** Party reviews follow the calendar year. */
export function partyYear(year: number): Span {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Party reviews follow the calendar half-year. */
export function partyHalf(year: number, half: 1 | 2): Span {
  return half === 1
    ? { from: `${year}-01-01`, to: `${year}-06-30` }
    : { from: `${year}-07-01`, to: `${year}-12-31` };
}

/** The last days of the state's reporting halves, as month and day; a setting, not a law of nature. */
export interface StateClosings {
  readonly first: string;
  readonly second: string;
}

const STATE_CLOSINGS: StateClosings = { first: '06-14', second: '12-14' };

/** State reports of a year run from the day after the last closing of the year before. */
export function stateYear(year: number, closings: StateClosings = STATE_CLOSINGS): Span {
  return { from: addDays(`${year - 1}-${closings.second}`, 1), to: `${year}-${closings.second}` };
}

export function stateHalf(year: number, half: 1 | 2, closings: StateClosings = STATE_CLOSINGS): Span {
  const whole = stateYear(year, closings);
  const middle = `${year}-${closings.first}`;
  return half === 1 ? { from: whole.from, to: middle } : { from: addDays(middle, 1), to: whole.to };
}
