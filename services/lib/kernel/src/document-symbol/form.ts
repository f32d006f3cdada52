import type { BilingualText } from '../domain-error.ts';
import { tidyText } from '../vn-text.ts';

/** The pieces of a symbol by its separators alone, before anything is known of type or organ. */
export type SymbolShape =
  | { readonly form: 'party'; readonly number: string; readonly type: string; readonly organ: string }
  | {
      readonly form: 'state';
      readonly number: string;
      readonly year: string | undefined;
      readonly first: string;
      readonly second: string;
    }
  | {
      readonly form: 'national-assembly';
      readonly number: string;
      readonly year: string;
      readonly organ: string;
    }
  | { readonly form: 'none'; readonly reason: BilingualText };

const DASHES = /[\u2010-\u2015\u2212\u00AD]/g;
const LEAD = /^số\s*:?\s*/i;

/** Spaces, dashes, a leading "Số:" and Ð for Đ put right; nothing else is guessed. */
export function normaliseSymbol(text: string): string {
  return tidyText(text)
    .replace(DASHES, '-')
    .replace(LEAD, '')
    .replace(/\s*([-/])\s*/g, '$1');
}

const WORD = '[^\\s/\\-]+';
const PARTY = new RegExp(`^(\\d+)-(${WORD})/(${WORD}(?:-${WORD})*)$`);
const STATE = new RegExp(`^(\\d+)(?:/(\\d{4}))?/(${WORD})-(${WORD}(?:-${WORD})*)$`);
const ASSEMBLY = /^(\d+)\/(\d{4})\/(QH\d{1,2})$/;

export function shapeOf(text: string): SymbolShape {
  const party = PARTY.exec(text);
  if (party) return { form: 'party', number: party[1]!, type: party[2]!, organ: party[3]! };
  const assembly = ASSEMBLY.exec(text);
  if (assembly) {
    return { form: 'national-assembly', number: assembly[1]!, year: assembly[2]!, organ: assembly[3]! };
  }
  const state = STATE.exec(text);
  if (state) return { form: 'state', number: state[1]!, year: state[2], first: state[3]!, second: state[4]! };
  return { form: 'none', reason: whyNone(text) };
}

const FAULTS: readonly (readonly [RegExp, string, string])[] = [
  [/^$/, 'Chưa có ký hiệu.', 'There is no symbol.'],
  [
    /^\d{4}-\d{4}$/,
    'Đây là nhiệm kỳ hoặc khoảng năm, không phải ký hiệu văn bản.',
    'This is a term of office or a span of years, not a document symbol.',
  ],
  [
    /^\d{1,2}[/-]\d{1,2}[/-]\d{4}$/,
    'Đây là ngày tháng, không phải ký hiệu văn bản.',
    'This is a date, not a document symbol.',
  ],
  [
    /^\d+\/\d+$/,
    'Đây là số liệu thực hiện trên kế hoạch, không phải ký hiệu văn bản.',
    'This is a figure of actual against plan, not a document symbol.',
  ],
  [
    /^\d+-[^\s/-]+\/.+\/\d{4}$/,
    'Ký hiệu văn bản của Đảng không ghi năm; hãy bỏ năm ở cuối.',
    'Party symbols carry no year; leave out the year at the end.',
  ],
  [
    /^\d+-(\d{4}-)?[^\s/-]+-[^\s/]+$/,
    'Có gạch nối ở chỗ phải là gạch chéo; viết theo mẫu 30/2020/NĐ-CP hoặc 05-CT/TW.',
    'Hyphens stand where slashes belong; write it like 30/2020/NĐ-CP or 05-CT/TW.',
  ],
  [
    /^\d+[-/].*[-/]$|^\d+-[^\s/-]+$|^\d+(\/\d{4})?\/[^\s/-]+$/,
    'Ký hiệu thiếu cơ quan ban hành hoặc loại văn bản.',
    'The symbol lacks its organ or its type.',
  ],
  [
    /^\D*[-/]/,
    'Ký hiệu phải bắt đầu bằng số, ví dụ 05-CT/TW.',
    'A symbol begins with its number, as in 05-CT/TW.',
  ],
  [
    /^\D/,
    'Đây là cách gọi văn bản, không phải ký hiệu; hãy tra theo danh mục tên gọi.',
    'This is a citation without a symbol; look it up by the list of aliases.',
  ],
];

function whyNone(text: string): BilingualText {
  const fault = FAULTS.find(([pattern]) => pattern.test(text));
  return fault
    ? { vi: fault[1], en: fault[2] }
    : {
        vi: 'Không đúng mẫu ký hiệu văn bản, ví dụ 05-CT/TW, 26/2015/QĐ-UBND.',
        en: 'It has no form of a document symbol, such as 05-CT/TW or 26/2015/QĐ-UBND.',
      };
}
