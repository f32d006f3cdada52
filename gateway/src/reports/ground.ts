import type { DocumentNode } from 'graphql';
import { addDays } from '@trienkhai/kernel/day';
import { fullName } from '@trienkhai/kernel/rules/unit-named';
import type { Inquiry } from '../schema/inquiry.ts';
import type { CitedAnswer } from './answers.ts';
import { MISSING, type Formats } from './formats.ts';
import type { ReportScope } from './scope.ts';
import type { Words } from './words/words.ts';

export { fullName };

/** What every section is written from. */
export interface Ground {
  readonly scope: ReportScope;
  readonly inquiry: Inquiry;
  readonly words: Words;
  readonly formats: Formats;
  /** The period as people call it. */
  readonly label: string;
}

/** Asks about the unit and the days of the report; all sections ask alike. */
export function askOf<Answer>(
  { inquiry, scope }: Ground,
  question: DocumentNode,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const { unit, from, to, on, knownAt, sample } = scope;
  const before = addDays(from, -1);
  return inquiry.ask<Answer>(question, { unit: unit.id, from, to, on, before, knownAt, sample, ...more });
}

/** The unit of the report as it was called on the day. */
export function unitName({ scope: { unit, units, on } }: Pick<Ground, 'scope'>): string {
  return fullName({ ...unit, ...units.versionOn(unit.id, on) });
}

export const cited = ({ symbol, title }: CitedAnswer): string => symbol ?? title;

/** A figure as it is written; the mark for missing where nobody stated one. */
export function figure({ formats }: Ground, value: number | null | undefined): string {
  return value === null || value === undefined ? MISSING : formats.number(value);
}

export function percentage({ formats }: Ground, value: number | null | undefined): string {
  return value === null || value === undefined ? MISSING : formats.percent(value);
}

export function dayText({ formats }: Ground, day: string | null | undefined): string {
  return day === null || day === undefined ? MISSING : formats.day(day);
}

/** Fragment that names a unit. */
export const NAMED = 'fragment named on Unit { id level name kind }';
export const CITED = 'fragment cited on Directive { id symbol title issuedOn }';
