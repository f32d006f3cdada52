import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { Column } from './columns.ts';
import { writtenDay } from './written-day.ts';

const FORMULA = /^[=+\-@]/;
/** A spreadsheet shows what follows the apostrophe as text, whatever it begins with. */
const GUARDED = /^'+[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(?:[.,\s]\d{3})+$/;

/** The value that a cell of a table stands for; undefined: none. Throws a refusal without path. */
export function readCell(column: Column, cell: string): unknown {
  const text = cell.trim();
  if (text === '') return undefined;
  if (!column.list) return readText(column, text);
  const parts = splitList(text).map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => readText(column, part));
}

/** The same of a JSON value: types are kept, and a text is a text whatever it begins with. */
export function readJson(column: Column, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => readPlain(column, each));
  if (!column.list) return readPlain(column, value);
  return typeof value === 'string' ? readCell(column, value) : [value];
}

function readPlain(column: Column, value: unknown): unknown {
  if (typeof value === 'string' && column.kind !== 'text' && FORMULA.test(value)) throw formula(value);
  return value;
}

/** As a table holds it: what a spreadsheet would take for a formula is guarded by an apostrophe. */
export function guardedText(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The same text as it was. */
export function unguardedText(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

/** Values of one cell joined by `|`; a `|` inside a value is written `\\|`, a backslash `\\\\`. */
export function joinedList(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\|]/g, '\\$&')).join('|');
}

/** The values of a cell that holds several. */
export function splitList(text: string): string[] {
  const parts = text.match(/(?:\\.|[^\\|]|\\$)+/gs) ?? [];
  return parts.map((part) => part.replace(/\\([\\|])/g, '$1'));
}

function readText(column: Column, text: string): unknown {
  const { kind } = column;
  if (kind === 'text' && GUARDED.test(text)) return unguardedText(text);
  if (kind === 'integer' || kind === 'number') return readNumber(text, kind === 'integer');
  if (FORMULA.test(text) && (kind !== 'text' || text.startsWith('='))) throw formula(text);
  if (kind === 'day') return writtenDay(text);
  return kind === 'flag' ? readFlag(text) : text;
}

function readNumber(text: string, whole: boolean): number {
  if (PLAIN_NUMBER.test(text) && !(whole && text.includes('.'))) return Number(text);
  if (GROUPED.test(text)) throw grouped(text);
  if (FORMULA.test(text)) throw formula(text);
  throw refuse(
    'NUMBER_INVALID',
    `"${text}" không phải là số${whole ? ' nguyên' : ''} viết liền, ví dụ ${whole ? '3652' : '95.56'}.`,
    `"${text}" is not a plain ${whole ? 'whole ' : ''}number such as ${whole ? '3652' : '95.56'}.`,
  );
}

function readFlag(text: string): boolean {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  throw refuse('INVALID_ARGUMENT', `"${text}" phải là true hoặc false.`, `"${text}" must be true or false.`);
}

function grouped(text: string): DomainError {
  const plain = text.replace(/[^\d-]/g, '');
  return refuse(
    'NUMBER_INVALID',
    `"${text}" có dấu ngăn cách hàng nghìn. Trong tệp dữ liệu viết liền: ${plain}.`,
    `"${text}" has a thousands separator. In a data file write it plainly: ${plain}.`,
  );
}

export function formula(text: string): DomainError {
  return refuse(
    'FORMULA_NOT_ALLOWED',
    `"${text.slice(0, 40)}" là công thức. Dán giá trị thay cho công thức; chữ bắt đầu bằng dấu này thì thêm dấu ' ở trước.`,
    `"${text.slice(0, 40)}" is a formula. Paste the value instead; put ' before a text that begins with this sign.`,
  );
}
