import { openSheets } from '../../spreadsheets/desk.ts';
import { bookRefusal } from '../../spreadsheets/faults.ts';
import { LARGEST_BOOK } from '../../spreadsheets/limits.ts';
import type { CellIn, RowIn } from '../../spreadsheet.ts';
import { columnLetters } from '../../spreadsheets/cell-names.ts';
import { shown, type SheetCell } from '../sheet-cells.ts';
import type { Row, RowFault, RowSource } from './row.ts';
import { mergesByLine, type MergedAt } from './merged.ts';
import { chosenSheet } from './chosen-sheet.ts';
import { headingIn, LOOKED_THROUGH, type ColumnNames, type SheetHeading } from './sheet-heading.ts';

/**
 * Rows of a spreadsheet with a heading among its first lines. The file is held whole, its rows are not. Throws
 * FILE_INVALID and IMPORT_TOO_LARGE.
 */
export async function sheetRows(file: AsyncIterable<Uint8Array>, known: ColumnNames): Promise<RowSource> {
  const book = await openSheets(await whole(file));
  try {
    const name = chosenSheet(book.sheets);
    const { marks, rows } = await book.open(name);
    const all = rows[Symbol.asyncIterator]();
    const first = await firstOf(all);
    const heading = headingIn(first, known, name);
    const merged = mergesByLine(marks.merges, heading.line);
    const below = first.filter(({ line }) => line > heading.line);
    return {
      heading: heading.names,
      sheet: { name, columns: heading.columns },
      rows: rowsBelow({ sheet: name, heading, merged }, marks.formulas, joined(below, all)),
      close: book.close,
    };
  } catch (error) {
    await book.close();
    throw error;
  }
}

async function whole(file: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file) {
    size += chunk.length;
    if (size > LARGEST_BOOK) throw bookRefusal('BOOK_TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function firstOf(rows: AsyncIterator<RowIn>): Promise<RowIn[]> {
  const first: RowIn[] = [];
  while (first.length < LOOKED_THROUGH) {
    const next = await rows.next();
    if (next.done) break;
    first.push(next.value);
  }
  return first;
}

async function* joined(first: readonly RowIn[], rest: AsyncIterator<RowIn>): AsyncGenerator<RowIn> {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

interface Source {
  readonly sheet: string;
  readonly heading: SheetHeading;
  readonly merged: MergedAt;
}

async function* rowsBelow(
  source: Source,
  formulas: ReadonlyMap<number, readonly number[]>,
  rows: AsyncIterable<RowIn>,
): AsyncGenerator<Row> {
  for await (const { line, values } of rows) {
    if (values.every((value) => value === null || (typeof value === 'string' && value.trim() === '')))
      continue;
    yield rowOf(source, line, values, formulas.get(line) ?? []);
  }
}

function rowOf(
  { sheet, heading, merged }: Source,
  line: number,
  values: readonly CellIn[],
  formulas: readonly number[],
): Row {
  const { names, columns } = heading;
  const raw = columns.map((column) => rawOf(values[column] ?? null));
  const fault = merged(line) ?? nameless(values, heading, line);
  if (fault) return { sheet, row: line, raw, cells: [], fault };
  const cellAt = (column: number): SheetCell => {
    const value = values[column] ?? null;
    return formulas.includes(column) ? { formula: value } : value;
  };
  return { sheet, row: line, raw, cells: names.map((name, at) => [name, cellAt(columns[at]!)] as const) };
}

/** A value that no heading names would be lost in silence. */
function nameless(
  values: readonly CellIn[],
  { columns, skipped }: SheetHeading,
  line: number,
): RowFault | undefined {
  const at = values.findIndex(
    (value, column) =>
      value !== null && value !== '' && !columns.includes(column) && !skipped.includes(column),
  );
  if (at < 0) return undefined;
  const cell = `${columnLetters(at)}${line}`;
  return {
    code: 'FILE_INVALID',
    vi: `Ô ${cell} có giá trị mà cột không có tên. Đặt tên cột, hoặc xóa ô.`,
    en: `The cell ${cell} holds a value and its column has no name. Name the column, or clear the cell.`,
  };
}

function rawOf(value: CellIn): string | number | boolean {
  return typeof value === 'object' ? shown(value) : value;
}
