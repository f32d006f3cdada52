import { readSymbol } from '../document-symbol.ts';
import type { UnitId } from '../unit-history.ts';
import { toneKey } from '../vn-text.ts';

/** The span within which numbers run on: a term (party), a calendar year (state), or not known. */
export type RegisterPeriod = { readonly term: number } | { readonly year: number } | 'unknown';

/** What must be unique: one number of one type in one register and period. */
export interface RegisterEntry {
  /** The committee (territorial unit or centre) that owns the organ symbol. */
  readonly committeeId: UnitId;
  /** Organ symbol as written: a committee and each of its boards number apart. Absent: none is borne. */
  readonly organ?: string | undefined;
  /** Abbreviation or word of the type; `*` for a congress, which numbers all types in one series. */
  readonly type: string;
  readonly number: number;
  readonly period: RegisterPeriod;
}

/** The type under which a congress numbers all its documents. */
export const ANY_TYPE = '*';

/** Text of an entry, e.g. `centre:TW:2021-11-01/TW/CT/5/term-12`. */
export function registerKey(entry: RegisterEntry): string {
  const organ = entry.organ ?? '-';
  return [entry.committeeId, organ, entry.type, String(entry.number), periodKey(entry.period)].join('/');
}

/** `QĐi` and `QyĐ` are one type; `QĐ` is theirs too where the word before the number says "quy định". */
export function registerType(abbreviation: string, typeWord?: string): string {
  if (abbreviation === 'QĐi' || abbreviation === 'QyĐ') return 'QyĐ';
  if (abbreviation === 'QĐ' && typeWord && toneKey(typeWord) === toneKey('quy định')) return 'QyĐ';
  return abbreviation;
}

/**
 * Key under which every accepted spelling of a symbol is found: "05 - CT/TW" as "05-CT/TW", and a
 * regulation under any of its three abbreviations. Undefined for a text that is no symbol.
 */
export function symbolKey(text: string): string | undefined {
  const reading = readSymbol(text);
  return reading.ok
    ? reading.normalised.replace(/^(\d+(?:\/\d{4})?[-/])(?:QĐi|QyĐ)(?=[-/])/, '$1QĐ')
    : undefined;
}

/** True when both texts are symbols and written variants of the same one. */
export function sameSymbol(a: string, b: string): boolean {
  const key = symbolKey(a);
  return key !== undefined && key === symbolKey(b);
}

function periodKey(period: RegisterPeriod): string {
  if (period === 'unknown') return period;
  return 'term' in period ? `term-${period.term}` : `year-${period.year}`;
}
