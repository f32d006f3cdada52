import { readSymbol } from '../document-symbol.ts';
import type { BilingualText } from '../domain-error.ts';
import { tidyText, toneKey } from '../vn-text.ts';
import { normaliseSymbol } from './form.ts';
import { PARTY_TYPES, STATE_TYPES } from './types.ts';

export type CitationKind =
  | 'symbol'
  | 'short-citation'
  | 'plenum-resolution'
  | 'congress-resolution'
  | 'congress-resolution-set'
  | 'annual-theme'
  | 'term-theme'
  | 'words';

/** What the words of a citation say; undefined where they say nothing. */
export interface CitationWords {
  readonly kind: CitationKind;
  /** Normalised symbol, where the words contain one. */
  readonly symbol: string | undefined;
  /** The word as written in the tables: "chỉ thị". */
  readonly typeWord: string | undefined;
  /** Its abbreviations, the party's first: "quy định" has three. */
  readonly types: readonly string[];
  readonly number: number | undefined;
  /** Term of the committee: 12 for "khóa XII"; of the congress: 13 for "Đại hội XIII". */
  readonly term: number | undefined;
  readonly year: number | undefined;
  /** What follows "của" or stands for the issuer: "bộ chính trị". Lower case. */
  readonly issuerWords: string | undefined;
  /** Why the words alone name no single document; to be shown where no alias does either. */
  readonly reason: BilingualText | undefined;
}

type Found = Omit<CitationWords, 'kind' | 'reason'>;

const SYMBOL = /\d+\s*[-/\u2010-\u2015]\s*[^\s(),;]+(?:\s*[-/\u2010-\u2015]\s*[^\s(),;]+)+/u;
const TERM = /khóa\s+([ivxl]+|\d{1,2})(?![\p{L}\d])/u;
const CONGRESS = /đại hội\s+(?:đảng\s+)?(?:lần thứ\s+)?([ivxl]+|\d{1,2})(?![\p{L}\d])/u;
const YEAR = /năm\s+(\d{4})(?!\d)/u;
const YEARS = /\d{4}\s*[-\u2010-\u2015]\s*\d{4}/u;
const ISSUER = /\scủa\s+([^(),]+?)(?=\s*[(),]|\s+khóa|$)/u;
const PLENUM = /^nghị quyết\s+trung ương\s+(\d{1,2})(?!\d)/u;

/** Takes a citation such as "Chỉ thị 05 của Bộ Chính trị" apart, to be looked up by aliases and facts. */
export function readCitation(text: string): CitationWords {
  const words = simpleTones(text);
  const symbol = symbolIn(text);
  const type = typeAtStart(words);
  const plenum = PLENUM.exec(words);
  const found: Found = {
    symbol,
    typeWord: type?.word,
    types: type?.abbreviations ?? [],
    number: plenum ? Number(plenum[1]) : numberAfter(words, type?.folded ?? ''),
    term: numeral((TERM.exec(words) ?? CONGRESS.exec(words))?.[1]),
    year: YEAR.test(words) ? Number(YEAR.exec(words)?.[1]) : undefined,
    issuerWords: plenum ? 'trung ương' : ISSUER.exec(words)?.[1]?.trim(),
  };
  const kind = kindOf(words, found, plenum !== null);
  return { kind, ...found, reason: REASONS[kind](found) };
}

/** Key under which two wordings of one citation are the same: case, tone place and punctuation aside. */
export function citationKey(text: string): string {
  return toneKey(text.replace(/[(),.;:"“”]/g, ' '));
}

function kindOf(words: string, found: Found, plenum: boolean): CitationKind {
  if (found.symbol !== undefined) return 'symbol';
  if (words.startsWith('chuyên đề')) return words.includes('toàn khóa') ? 'term-theme' : 'annual-theme';
  if (plenum) return 'plenum-resolution';
  if (words.includes('đại hội')) {
    const set = words.includes('các cấp') || found.term === undefined || YEARS.test(words);
    return set ? 'congress-resolution-set' : 'congress-resolution';
  }
  return found.typeWord !== undefined && found.number !== undefined ? 'short-citation' : 'words';
}

const REASONS: Readonly<Record<CitationKind, (found: Found) => BilingualText | undefined>> = {
  symbol: () => undefined,
  'short-citation': () => undefined,
  'plenum-resolution': () => ({
    vi: 'Một hội nghị Trung ương có thể ban hành nhiều văn bản; chưa có văn bản nào được ghi nhận với tên gọi này.',
    en: 'A plenum may adopt several documents, and none is on record under this name.',
  }),
  'congress-resolution': () => ({
    vi: 'Chưa có nghị quyết đại hội nào được ghi nhận với tên gọi này.',
    en: 'No congress resolution is on record under this name.',
  }),
  'congress-resolution-set': () => ({
    vi: 'Đây là nhiều nghị quyết, mỗi cấp một văn bản; hãy nêu đại hội của một đảng bộ.',
    en: 'These are many resolutions, one for each level; name the congress of one committee.',
  }),
  'annual-theme': ({ year }) => ({
    vi: `Chuyên đề${year === undefined ? '' : ` năm ${year}`} chưa gắn với văn bản nào; hãy thêm tên gọi cho văn bản đó.`,
    en: `The theme${year === undefined ? '' : ` of ${year}`} is not yet tied to a document; add it as an alias.`,
  }),
  'term-theme': () => ({
    vi: 'Chuyên đề toàn khóa chưa gắn với văn bản nào; hãy nêu khóa và thêm tên gọi cho văn bản đó.',
    en: 'The theme of the term is not yet tied to a document; name the term and add it as an alias.',
  }),
  words: ({ typeWord }) =>
    typeWord === undefined
      ? {
          vi: 'Không thấy loại văn bản nào; hãy nêu loại, số và cơ quan ban hành.',
          en: 'No type of document is named; give the type, the number and the issuer.',
        }
      : {
          vi: 'Không thấy số văn bản; hãy nêu số hoặc ký hiệu.',
          en: 'No number is named; give the number or the symbol.',
        },
};

function symbolIn(text: string): string | undefined {
  const match = SYMBOL.exec(tidyText(text))?.[0];
  const reading = match === undefined ? undefined : readSymbol(normaliseSymbol(match));
  return reading?.ok ? reading.normalised : undefined;
}

interface TypeWord {
  readonly word: string;
  readonly folded: string;
  readonly abbreviations: readonly string[];
}

const TYPE_WORDS: readonly TypeWord[] = typeWords();

function typeWords(): readonly TypeWord[] {
  const words = new Map<string, Set<string>>();
  for (const { vi, abbreviation } of [...PARTY_TYPES, ...STATE_TYPES]) {
    for (const word of vi.split(' hoặc ')) {
      words.set(word, (words.get(word) ?? new Set()).add(abbreviation));
    }
  }
  return [...words]
    .map(([word, abbreviations]) => ({ word, folded: simpleTones(word), abbreviations: [...abbreviations] }))
    .sort((a, b) => b.word.length - a.word.length);
}

function typeAtStart(words: string): TypeWord | undefined {
  return TYPE_WORDS.find(({ folded }) => words === folded || words.startsWith(`${folded} `));
}

function numberAfter(words: string, type: string): number | undefined {
  const digits = /^\s*(?:số\s*:?\s*)?(\d{1,6})(?![\d/-])/u.exec(words.slice(type.length))?.[1];
  return type === '' || digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function numeral(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const values = Array.from(text, (letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** Lower case with the tone on the letter where newer spelling puts it in the words looked for. */
function simpleTones(text: string): string {
  return tidyText(text)
    .toLowerCase()
    .replaceAll('khoá', 'khóa')
    .replaceAll('uỷ', 'ủy')
    .replaceAll('thoả', 'thỏa');
}
