import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { CellIn, DateCell } from '../spreadsheet.ts';
import { wordMeant } from '../spreadsheets/words.ts';
import { formula, splitList } from './cells.ts';
import type { Column } from './columns.ts';
import { asNumber } from './sheet-numbers.ts';
import { writtenDay } from './written-day.ts';

/** A cell whose value is what a formula came to when the file was saved. */
export interface FormulaCell {
  readonly formula: CellIn;
}

export type SheetCell = CellIn | FormulaCell;

const ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;
/** A unit or directive is chosen with its name behind it. */
const NAMED = /^(\S+)\s+·\s/;
/** Codes of the catalogue are as long as their level is deep. */
const LEVEL_OF_CODE: Readonly<Record<number, string>> = { 2: 'province', 3: 'district', 5: 'commune' };

/** The value that a cell of a spreadsheet stands for; undefined: none. Throws a refusal without path. */
export function readSheetCell(column: Column, cell: SheetCell): unknown {
  if (typeof cell === 'object' && cell !== null && 'formula' in cell)
    throw formula(`=… (${shown(cell.formula)})`);
  const value = typeof cell === 'string' ? cell.trim() : cell;
  if (value === null || value === '') return undefined;
  if (!column.list || typeof value !== 'string') {
    const one = readOne(column, value);
    return column.list ? [one] : one;
  }
  const parts = splitList(value).map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => readOne(column, part));
}

function readOne(column: Column, value: Exclude<CellIn, null>): unknown {
  if (typeof value === 'string' && ERROR.test(value)) throw errorValue(value);
  if (column.kind === 'day') return readDay(value);
  if (typeof value === 'object') throw unexpectedDay(value.date);
  if (column.kind === 'integer' || column.kind === 'number')
    return asNumber(value, column.kind === 'integer');
  const text = String(value);
  if (column.kind === 'flag') return readFlag(text);
  if (column.words) return wordMeant(text, column.words) ?? text;
  return column.kind === 'id' ? readId(text) : text;
}

function readDay(value: Exclude<CellIn, null>): string {
  if (typeof value === 'object') return value.date;
  if (typeof value === 'string') return writtenDay(value);
  throw refuse(
    'DATE_INVALID',
    `"${String(value)}" không phải ngày. Định dạng ô là ngày, hoặc gõ ngày/tháng/năm, ví dụ 15/03/2022.`,
    `"${String(value)}" is no day. Format the cell as a date, or type day/month/year, e.g. 15/03/2022.`,
  );
}

function readFlag(text: string): boolean {
  const word = wordMeant(text, ['true', 'false']);
  if (word !== undefined) return word === 'true';
  throw refuse('INVALID_ARGUMENT', `"${text}" phải là Có hoặc Không.`, `"${text}" must be Yes or No.`);
}

function readId(text: string): string {
  const id = NAMED.exec(text)?.[1] ?? text;
  const level = /^\d+$/.test(id) ? LEVEL_OF_CODE[id.length] : undefined;
  return level === undefined ? id : `${level}:${id}`;
}

function errorValue(text: string): DomainError {
  return refuse(
    'FORMULA_NOT_ALLOWED',
    `Ô báo lỗi ${text} của một công thức. Gõ giá trị vào ô.`,
    `The cell holds the error ${text} of a formula. Type the value.`,
  );
}

/** A value as people see it. */
export function shown(value: CellIn): string {
  return typeof value === 'object' && value !== null ? shownDay(value) : String(value ?? '');
}

function shownDay({ date }: DateCell): string {
  return date.split('-').toReversed().join('/');
}

function unexpectedDay(date: string): DomainError {
  const day = shownDay({ date });
  return refuse(
    'INVALID_ARGUMENT',
    `Ô là ngày (${day}), cột này không nhận ngày. Định dạng ô là Văn bản rồi gõ lại.`,
    `The cell is a date (${day}), which this column does not take. Format the cell as Text and type it again.`,
  );
}
