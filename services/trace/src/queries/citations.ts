import { readSymbol } from '@trienkhai/kernel/document-symbol';
import { citationKey, readCitation, type CitationWords } from '@trienkhai/kernel/document-symbol/citation';
import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { foldText, toneKey } from '@trienkhai/kernel/vn-text';
import { findBySymbol, type KnownDirective } from './directives.ts';

export interface ResolvedCitation {
  readonly directive?: KnownDirective;
  /** Several documents fit the words. */
  readonly candidates: readonly KnownDirective[];
  /** Why it is not resolved. */
  readonly reason?: BilingualText;
}

/** The one document that a wording names: by alias, by symbol, or by type, number, term and issuer. */
export function resolveCitation(
  text: string,
  all: readonly KnownDirective[],
  history: UnitHistory,
): ResolvedCitation {
  const words = readCitation(text);
  const aliased = byAlias(text, all);
  const found = aliased.length > 0 ? aliased : byWords(words, all, history);
  if (found.length === 1) return { directive: found[0]!, candidates: [] };
  if (found.length > 1) return { candidates: found, reason: SEVERAL };
  return { candidates: [], reason: words.reason ?? NOT_ON_RECORD };
}

const SEVERAL: BilingualText = {
  vi: 'Nhiều văn bản cùng khớp; hãy nêu thêm cơ quan ban hành, khóa hoặc ngày ban hành.',
  en: 'Several documents fit; name the issuer, the term or the day of issue as well.',
};
const NOT_ON_RECORD: BilingualText = {
  vi: 'Chưa có văn bản nào được ghi nhận khớp với trích dẫn này; hãy đăng ký văn bản hoặc thêm tên gọi.',
  en: 'No document on record fits this citation; register the document or add the wording as an alias.',
};

function byAlias(text: string, all: readonly KnownDirective[]): readonly KnownDirective[] {
  const key = citationKey(text);
  return all.filter(({ value }) => value.aliases.some((alias) => citationKey(alias) === key));
}

function byWords(
  words: CitationWords,
  all: readonly KnownDirective[],
  history: UnitHistory,
): readonly KnownDirective[] {
  switch (words.kind) {
    case 'symbol': {
      const found = findBySymbol(all, { symbol: words.symbol ?? '' }, history);
      const narrowed = found.filter((each) => fits(each, words, history));
      return narrowed.length > 0 ? narrowed : found;
    }
    case 'short-citation':
      return all.filter((each) => hasNumber(each, words) && fits(each, words, history));
    case 'annual-theme':
    case 'term-theme':
      return all.filter((each) => isTheme(each, words));
    default:
      return [];
  }
}

function hasNumber({ value: { facts } }: KnownDirective, words: CitationWords): boolean {
  const symbol = facts.symbol === undefined ? undefined : readSymbol(facts.symbol);
  return symbol?.ok === true && symbol.number === words.number && words.types.includes(symbol.type ?? '');
}

function fits({ value: { facts } }: KnownDirective, words: CitationWords, history: UnitHistory): boolean {
  if (words.term !== undefined && facts.term !== undefined && facts.term !== words.term) return false;
  if (words.year !== undefined && facts.year !== undefined && facts.year !== words.year) return false;
  if (words.issuerWords === undefined) return true;
  const issuer = history.get(facts.issuerId);
  const names = [...(issuer?.versions ?? []).map((version) => version.name), ...(issuer?.aliases ?? [])];
  return names.some((name) => toneKey(name) === toneKey(words.issuerWords ?? ''));
}

/** A theme stands under another document; the words give its year, or that it is the term's. */
function isTheme({ value }: KnownDirective, words: CitationWords): boolean {
  if (!value.links.some((link) => link.kind === 'THEME_OF')) return false;
  if (words.kind === 'annual-theme') return words.year !== undefined && value.facts.year === words.year;
  const ofTerm = value.facts.year === undefined && foldText(value.facts.title).includes('toan khoa');
  return ofTerm && (words.term === undefined || value.facts.term === words.term);
}
