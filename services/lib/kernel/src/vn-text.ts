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
