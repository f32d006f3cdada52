import type { Day } from '@trienkhai/kernel/day';
import { readSymbol } from '@trienkhai/kernel/document-symbol';
import type { ReadSymbol } from '@trienkhai/kernel/document-symbol';
import { ANY_TYPE, registerKey, registerType } from '@trienkhai/kernel/document-symbol/register';
import { documentType, PARTY_TYPES, STATE_TYPES } from '@trienkhai/kernel/document-symbol/types';
import { refuse } from '@trienkhai/kernel/domain-error';
import { optionalText, requireText } from '@trienkhai/kernel/rules/text';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import type { UnitRecord } from '@trienkhai/kernel/unit-history';
import { toneKey } from '@trienkhai/kernel/vn-text';
import { periodOf } from './number-period.ts';
import { registerOf } from './number-register.ts';

/** What a caller says about the number of a document. */
export interface NumberDraft {
  readonly symbol?: string | undefined;
  readonly type?: string | undefined;
  readonly issuedOn?: Day | undefined;
  readonly term?: number | undefined;
  readonly year?: number | undefined;
}

export interface DocumentNumber {
  /** Normalised; undefined where the document bears none. */
  readonly symbol?: string | undefined;
  readonly type: string;
  readonly term?: number | undefined;
  readonly year?: number | undefined;
  readonly registerKey?: string | undefined;
  readonly warnings: readonly string[];
}

const OFFICIAL_LETTER = 'CV';
/** A congress and the National Assembly number all their documents in one series. */
const CONGRESS = /^ĐH/;
const REGULATIONS = ['QĐi', 'QyĐ', 'quy định', 'quyết định'];

/** Reads symbol, type and register of a document; a term or year that nothing tells stays unknown. */
export function numberOf(draft: NumberDraft, issuer: UnitRecord, context: FactContext): DocumentNumber {
  const type = optionalText(draft.type, 'kind', ['type']);
  const symbol = optionalText(draft.symbol, 'symbol', ['symbol']);
  if (symbol === undefined) {
    const { term, year } = periodOf(undefined, draft, []);
    return { type: requireText(type ?? '', 'kind', ['type']), term, year, warnings: [] };
  }
  const reading = readSymbol(symbol, { on: draft.issuedOn });
  if (!reading.ok) {
    throw refuse('SYMBOL_INVALID', reading.reason.vi, reading.reason.en, {
      path: ['symbol'],
      facts: { normalised: reading.normalised },
    });
  }
  const day = draft.issuedOn ?? context.today;
  const { committeeId, warning } = registerOf(reading, issuer, day, context.units);
  const { term, year, period } = periodOf(reading, draft, context.units.termsOf(committeeId));
  const kept = typeOf(reading, type);
  return {
    symbol: reading.normalised,
    type: kept,
    term,
    year,
    registerKey: registerKey({
      committeeId,
      organ: reading.organ,
      type: seriesOf(reading, kept, type),
      number: reading.number,
      period,
    }),
    warnings: [...reading.warnings.map(({ vi }) => vi), ...(warning === undefined ? [] : [warning])],
  };
}

/** The type of the symbol; where the symbol has none, the one given. */
function typeOf(reading: ReadSymbol, given: string | undefined): string {
  if (reading.form === 'official-letter') return given ?? OFFICIAL_LETTER;
  if (reading.type === undefined) return requireText(given ?? '', 'kind', ['type']);
  if (given === undefined || sameType(reading, reading.type, given)) return reading.type;
  throw refuse(
    'INVALID_ARGUMENT',
    `Loại văn bản "${given}" khác với ký hiệu ${reading.normalised}; hãy sửa một trong hai.`,
    `The type "${given}" differs from the symbol ${reading.normalised}; put one of them right.`,
    { path: ['type'], facts: { type: reading.type } },
  );
}

function sameType(reading: ReadSymbol, type: string, given: string): boolean {
  const entry = documentType(reading.form === 'party' ? PARTY_TYPES : STATE_TYPES, type);
  const names = [
    type,
    ...(entry ? [entry.vi, entry.en] : []),
    ...(type.startsWith('Q') ? regulations(type) : []),
  ];
  const key = toneKey(given);
  return names.some((name) => key === toneKey(name) || key.startsWith(`${toneKey(name)} `));
}

function regulations(type: string): readonly string[] {
  if (type === 'QĐ') return REGULATIONS;
  return type === 'QĐi' || type === 'QyĐ' ? ['quy định'] : [];
}

function seriesOf(reading: ReadSymbol, type: string, given: string | undefined): string {
  if (CONGRESS.test(reading.organ) || reading.form === 'national-assembly') return ANY_TYPE;
  return reading.type === undefined ? type : registerType(reading.type, given);
}
