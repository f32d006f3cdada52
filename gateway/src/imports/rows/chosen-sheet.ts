import { DATA_SHEET } from '../../spreadsheets/sheet-names.ts';
import type { SheetInfo } from '../../spreadsheets/book.ts';
import { LANGUAGES } from '../../language.ts';
import { comparable } from '../../spreadsheets/words.ts';
import { fileInvalid } from './csv.ts';

const DATA_NAMES = LANGUAGES.map((language) => comparable(DATA_SHEET[language]));

/** The sheet of rows: the one named as in the template, else the only one in sight. Throws FILE_INVALID. */
export function chosenSheet(sheets: readonly SheetInfo[]): string {
  const named = sheets.find(({ name }) => DATA_NAMES.includes(comparable(name)));
  if (named) return named.name;
  const inSight = sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const [only] = inSight;
  if (only !== undefined && inSight.length === 1) return only;
  const names = inSight.slice(0, 10).join(', ');
  throw fileInvalid(
    `Bảng tính có ${inSight.length} trang (${names}), không rõ trang nào chứa các dòng. Đặt tên trang đó là "${DATA_SHEET.vi}".`,
    `The spreadsheet has ${inSight.length} sheets (${names}), and nobody can tell which holds the rows. Name it "${DATA_SHEET.en}".`,
    { sheets: names },
  );
}
