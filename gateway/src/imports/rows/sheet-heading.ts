import type { CellIn, RowIn } from '../../spreadsheet.ts';
import { columnsByLabel, labelKey } from '../../spreadsheets/labels.ts';
import { fileInvalid, REASON_COLUMNS, requireHeading } from './csv.ts';

/** The columns that a file may have. */
export interface ColumnNames {
  readonly command: string;
  /** Those of the template: their headings in words are understood as well. */
  readonly usual: readonly string[];
  has(name: string): boolean;
}

export interface SheetHeading {
  readonly line: number;
  readonly names: readonly string[];
  /** Where each of them stands, from 0. */
  readonly columns: readonly number[];
  /** Columns of reasons, with which a file came back. */
  readonly skipped: readonly number[];
}

/** Lines among which it is looked for: a title and a remark may stand above. */
export const LOOKED_THROUGH = 10;

/** The heading among the first lines: names of columns, else headings in words. Throws FILE_INVALID. */
export function headingIn(first: readonly RowIn[], known: ColumnNames, sheet: string): SheetHeading {
  const labels = columnsByLabel(known.usual);
  const byName = (text: string) => (known.has(text) ? text : undefined);
  const byLabel = (text: string) => labels.get(labelKey(text));
  const rows = [byName, byLabel].flatMap((meant) => first.flatMap((row) => namesIn(row, meant) ?? []));
  const heading = rows[0];
  if (!heading) throw noHeading(sheet, known.command);
  requireHeading(heading.names);
  return heading;
}

/** Undefined: fewer than half of the texts of the line are columns. */
function namesIn(
  { line, values }: RowIn,
  meant: (text: string) => string | undefined,
): SheetHeading | undefined {
  const texts = values.flatMap((value, column) => {
    const text = textOf(value);
    return text === '' ? [] : [{ column, text, name: meant(text) }];
  });
  const reasons = REASON_COLUMNS.every((reason, at) => texts[at]?.text === reason)
    ? REASON_COLUMNS.length
    : 0;
  const own = texts.slice(reasons);
  const found = own.filter(({ name }) => name !== undefined);
  if (found.length === 0 || found.length * 2 < own.length) return undefined;
  return {
    line,
    names: own.map(({ name, text }) => name ?? text),
    columns: own.map(({ column }) => column),
    skipped: texts.slice(0, reasons).map(({ column }) => column),
  };
}

function textOf(value: CellIn): string {
  return typeof value === 'string' ? value.trim() : '';
}

function noHeading(sheet: string, command: string) {
  const template = `/v1/imports/template.xlsx?command=${command}`;
  return fileInvalid(
    `Trang "${sheet}" không có dòng tên cột của lệnh ${command}. Dùng mẫu ${template}.`,
    `The sheet "${sheet}" has no line of column names of the command ${command}. Use the template ${template}.`,
    { sheet, template },
  );
}
