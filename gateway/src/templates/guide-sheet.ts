import type { CommandName } from '../commands/index.ts';
import type { UsualColumn } from '../imports/usual-columns.ts';
import type { SheetOut, Value } from '../spreadsheet.ts';
import { columnLetters } from '../spreadsheets/cell-names.ts';
import { labelOf } from '../spreadsheets/labels.ts';
import { GUIDE_SHEET } from '../spreadsheets/sheet-names.ts';
import type { Language } from '../language.ts';
import { wordIn } from '../spreadsheets/words.ts';

const RULES: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    'Mỗi dòng từ dòng 3 là một ghi nhận. Không xóa dòng 2: đó là tên cột mà hệ thống đọc. Cột không dùng có thể xóa.',
    'Cột có dấu * phải điền. Ô để trống nghĩa là không có giá trị; số không phải gõ 0.',
    'Đơn vị: chọn trong danh sách, hoặc gõ cấp:mã (commune:30055), hoặc gõ mã (tỉnh 2 chữ số, huyện 3, xã 5). Văn bản: gõ số, ký hiệu.',
    'Ngày: ngày/tháng/năm, ví dụ 15/03/2022. Số: gõ liền, ví dụ 3652; tỷ lệ gõ 137,5 và không dùng định dạng %.',
    'Nhiều giá trị trong một ô cách nhau bằng dấu |. Không dùng công thức, không gộp ô, không macro.',
    'Cần thêm mục thứ ba, thứ tư…: chép cột, đổi số trong tên cột ở dòng 2 (số đầu tiên là 0).',
  ],
  en: [
    'Each line from line 3 on is one record. Leave line 2: these are the names of the columns that the system reads. A column that is not needed may be deleted.',
    'A column with * must be filled in. An empty cell means no value; a count of none is typed as 0.',
    'Unit: choose it from the list, or type level:code (commune:30055), or the code (2 digits for a province, 3 for a district, 5 for a commune). Directive: type its symbol.',
    'Day: day/month/year, e.g. 15/03/2022. Number: plainly, e.g. 3652; type a percentage as 137,5 and do not format it as %.',
    'Several values of one cell are parted by |. No formulas, no merged cells, no macros.',
    'For a third, fourth, … entry copy the column and change the number in its name on line 2 (the first is 0).',
  ],
};
const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Cột', 'Tiêu đề', 'Tên cột', 'Phải điền', 'Giá trị', 'Từ chọn'],
  en: ['Column', 'Heading', 'Name of the column', 'Required', 'Value', 'Words'],
};
const VALUES: Readonly<Record<Language, Readonly<Record<UsualColumn['kind'], string>>>> = {
  vi: {
    text: 'chữ',
    id: 'mã, hoặc đơn vị, văn bản như người ta gọi',
    word: 'một từ trong danh sách',
    day: 'ngày/tháng/năm',
    integer: 'số nguyên',
    number: 'số',
    flag: 'Có hoặc Không',
  },
  en: {
    text: 'text',
    id: 'id, or unit and directive as people name them',
    word: 'one word of the list',
    day: 'day/month/year',
    integer: 'whole number',
    number: 'number',
    flag: 'Yes or No',
  },
};
const SEVERAL: Readonly<Record<Language, string>> = {
  vi: 'có thể nhiều, cách nhau bằng |',
  en: 'several, parted by |',
};
const WIDTHS = [8, 40, 30, 12, 44, 60];

/** How to fill in the rows, and what each column takes. */
export function guideSheet(
  command: CommandName,
  columns: readonly UsualColumn[],
  language: Language,
): SheetOut {
  const rules = RULES[language].map((rule): Value[] => [null, rule]);
  const rows = columns.map((column, at): Value[] => [
    columnLetters(at),
    labelOf(column.name, language),
    column.name,
    column.required ? wordIn(language, 'true') : null,
    valueOf(column, language),
    column.words?.map((word) => wordIn(language, word)).join(' | ') ?? null,
  ]);
  return {
    name: GUIDE_SHEET[language],
    columns: WIDTHS.map((width) => ({ width, format: 'text' as const })),
    rows: [[...HEADINGS[language]], ...rows, [], [null, command], ...rules],
    looks: new Map(WIDTHS.map((_, at) => [`0,${at}`, 'heading' as const])),
    headLines: 1,
  };
}

function valueOf({ kind, list, description }: UsualColumn, language: Language): string {
  const value = list ? `${VALUES[language][kind]}; ${SEVERAL[language]}` : VALUES[language][kind];
  return language === 'en' && description ? `${description} (${value})` : value;
}
