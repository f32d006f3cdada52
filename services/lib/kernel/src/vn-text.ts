const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;
const MARKS = /\p{M}/gu;
const ETH = /[Ðð]/g;

/** NFC, Đ where Ð (Eth) was typed, single plain spaces, no spaces at the ends. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(ETH, (letter) => (letter === 'Ð' ? 'Đ' : 'đ'))
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Key under which two spellings of one name are the same: lower case, and the tone mark at the end of
 * its syllable, so that "Thuỷ" equals "Thủy" and "khoá" equals "khóa". Tones still tell names apart.
 */
export function toneKey(text: string): string {
  return tidyText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, toneLast)
    .normalize('NFC');
}

function toneLast(syllable: string): string {
  const tone = TONES.exec(syllable)?.[0];
  return tone === undefined ? syllable : syllable.replace(tone, '') + tone;
}

/** Key for searching: lower case without any mark, `đ` as `d`: "Bình Thuỷ" → "binh thuy". */
export function foldText(text: string): string {
  return tidyText(text).toLowerCase().normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd');
}

/**
 * How well a text answers what is typed, smaller is better: the very text with its tones, the text without
 * marks, its beginning likewise, the beginning of a word inside, any part. Undefined: not at all.
 */
export type SearchRank = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Undefined where nothing is typed. `folded`: the folded text, where the caller keeps it. */
export function searchFor(
  typed: string,
): ((text: string, folded?: string) => SearchRank | undefined) | undefined {
  const [wanted, toned] = [foldText(typed), toneKey(typed)];
  if (wanted === '') return undefined;
  return (text, folded = foldText(text)) => {
    const at = folded.indexOf(wanted);
    if (at < 0) return undefined;
    const key = toneKey(text);
    if (key === toned) return 0;
    if (folded === wanted) return 1;
    if (at === 0) return key.startsWith(toned) ? 2 : 3;
    if (!beginsWord(folded, wanted, at)) return 6;
    return beginsWord(key, toned, key.indexOf(toned)) ? 4 : 5;
  };
}

function beginsWord(text: string, part: string, first: number): boolean {
  for (let at = first; at >= 0; at = text.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{M}\p{N}]/u.test(text[at - 1]!)) return true;
  }
  return false;
}

/** The best rank among several texts. */
export function bestRank(ranks: readonly (SearchRank | undefined)[]): SearchRank | undefined {
  return ranks.reduce(
    (best, each) => (best === undefined || (each !== undefined && each < best) ? each : best),
    undefined,
  );
}
