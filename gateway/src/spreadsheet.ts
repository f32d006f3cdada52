import { streamXlsxRows, writeXlsx, writeXlsxStream, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { columnLetters } from './spreadsheets/cell-names.ts';

/** The one file that knows the package behind .xlsx; whoever else reads or writes a spreadsheet asks here. */

export type Value = string | number | boolean | Date | null;

export type CellFormat = 'text' | 'day' | 'number' | 'any';

export interface SheetColumn {
  readonly width: number;
  readonly format: CellFormat;
}

/** How a single cell looks besides the format of its column. */
export type Look = 'heading' | 'key' | 'bad';

export interface Choice {
  /** Column (from 0) and first line (from 1) to which it applies. */
  readonly column: number;
  readonly firstLine: number;
  /** Where the values stand, e.g. `'Danh_mục'!$A$2:$A$9`. */
  readonly source: string;
  /** False: another value may be typed as well. */
  readonly only: boolean;
}

export interface SheetOut {
  /** Without spaces: titles that repeat on every printed page are lost otherwise. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Value[])[];
  /** Looks by line and column from 0, `0,3`. */
  readonly looks?: ReadonlyMap<string, Look>;
  readonly choices?: readonly Choice[];
  /** Lines at the top that stay in sight and are printed on every page. */
  readonly headLines: number;
}

/** A date as it is read: YYYY-MM-DD. */
export interface DateCell {
  readonly date: string;
}

export type CellIn = string | number | boolean | DateCell | null;

export interface RowIn {
  /** From 1. */
  readonly line: number;
  readonly values: readonly CellIn[];
}

const FORMATS: Readonly<Record<CellFormat, string | undefined>> = {
  text: '@',
  // As Vietnamese: without a language LibreOffice puts the month first where its own does.
  day: '[$-42A]dd/mm/yyyy',
  number: undefined,
  any: undefined,
};
const LOOKS: Readonly<Record<Look, CellStyle>> = {
  heading: {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DCE6F1' } },
    alignment: { wrapText: true, vertical: 'top' },
  },
  key: { font: { size: 8, color: { rgb: '808080' } } },
  bad: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } } },
};
const LAST_LINE = 1_048_576;

/** The rows of one sheet, in order, a few in memory at a time. */
export async function* rowsIn(bytes: Uint8Array, sheet: string): AsyncGenerator<RowIn> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet }))
    yield { line: index + 1, values: values.map(read) };
}

function read(value: Value): CellIn {
  if (!(value instanceof Date)) return value;
  return Number.isNaN(value.getTime()) ? String(value) : { date: value.toISOString().slice(0, 10) };
}

/** A workbook of several sheets, held whole: for templates and short tables. */
export function bookOf(sheets: readonly SheetOut[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetOf), stringMode: 'inline' });
}

/** One sheet of any length, written while its rows come. The first `headLines` rows are the heading. */
export function streamedBook(
  sheet: Pick<SheetOut, 'name' | 'columns' | 'headLines'>,
  rows: AsyncIterable<Value[]>,
): ReadableStream<Uint8Array> {
  async function* all() {
    for await (const row of rows) yield row.map(written);
  }
  return writeXlsxStream(all(), {
    name: sheet.name,
    columns: sheet.columns.map(columnOf),
    freezePane: { rows: sheet.headLines },
    maxRowsPerSheet: LAST_LINE,
  });
}

/** A text that looks like the escape of a character is none. */
function written(value: Value): Value {
  return typeof value === 'string' ? value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : value;
}

function columnOf({ width, format }: SheetColumn) {
  const numFmt = FORMATS[format];
  return { width, ...(numFmt === undefined ? {} : { numFmt }) };
}

function sheetOf({ name, columns, rows, looks, choices = [], headLines }: SheetOut): WriteSheet {
  return {
    name,
    columns: columns.map(columnOf),
    rows: rows.map((row) => row.map(written)),
    cells: new Map(
      [...(looks ?? [])].map(([at, look]) => [at, { style: styleAt(columns, at, look) }] as const),
    ),
    dataValidations: choices.map(({ column, firstLine, source, only }) => ({
      type: 'list',
      formula1: source,
      range: rangeOf(column, firstLine),
      allowBlank: true,
      showErrorMessage: only,
    })),
    freezePane: { rows: headLines },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$1:$${headLines}`,
    },
  };
}

/** A look on a cell takes the place of the whole style of its column. */
function styleAt(columns: readonly SheetColumn[], at: string, look: Look): CellStyle {
  const format = columns[Number(at.split(',')[1])]?.format ?? 'any';
  const numFmt = FORMATS[format];
  return { ...LOOKS[look], ...(numFmt === undefined ? {} : { numFmt }) };
}

function rangeOf(column: number, firstLine: number): string {
  const letters = columnLetters(column);
  return `${letters}${firstLine}:${letters}${LAST_LINE}`;
}
