import type { BilingualText } from '@trienkhai/kernel/domain-error';
import { itemises } from '@trienkhai/kernel/headcount';
import { HEADCOUNT_UNITS, type HeadcountUnit } from '@trienkhai/kernel/vocabulary';
import { HEADCOUNT_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Values } from './form.ts';
import { readCount } from './read-number.ts';

/** What was stated, how much of it is told singly, and what that leaves open; below 0: more is told than stated. */
export interface Remainder {
  readonly of: BilingualText;
  readonly stated: number;
  readonly itemised: number;
  readonly gap: number;
}

const HELD: BilingualText = { vi: 'số cuộc', en: 'held' };

/** A line of figures against its parts: how many were held, and each unit of count by itself. */
export function remaindersOfLine(line: Values): readonly Remainder[] {
  const parts = rowsIn(line.parts);
  const held = remainder(HELD, countIn(line.count), known(parts.map((part) => countIn(part.count))));
  const people = HEADCOUNT_UNITS.map((unit) => ofPeople(unit, line, parts));
  return known([held, ...people]);
}

/** In one session everybody present is among its attendances, whatever else they are counted as. */
export function remaindersOfSession(session: Values): readonly Remainder[] {
  const others = rowsIn(session.people).filter(({ unit }) => unit !== 'ATTENDANCE');
  return known([ofPeople('ATTENDANCE', session, [{ people: others }])]);
}

function ofPeople(unit: HeadcountUnit, total: Values, parts: readonly Values[]): Remainder | undefined {
  const stated = rowsIn(total.people).find((each) => each.unit === unit);
  const told = parts
    .flatMap((part) => rowsIn(part.people))
    .filter((each) => itemises(unit, each.unit as HeadcountUnit));
  const of = { vi: HEADCOUNT_WORDS.vi[unit], en: HEADCOUNT_WORDS.en[unit] };
  return remainder(of, countIn(stated?.value), known(told.map(({ value }) => countIn(value))));
}

function remainder(
  of: BilingualText,
  stated: number | undefined,
  told: readonly number[],
): Remainder | undefined {
  if (stated === undefined || told.length === 0) return undefined;
  const itemised = told.reduce((sum, each) => sum + each, 0);
  return { of, stated, itemised, gap: stated - itemised };
}

function rowsIn(value: Values[string]): readonly Values[] {
  return Array.isArray(value) ? (value as readonly Values[]) : [];
}

function countIn(value: Values[string]): number | undefined {
  const count = typeof value === 'string' ? readCount(value) : undefined;
  return typeof count === 'number' ? count : undefined;
}

function known<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}
