import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';

export type CsvRow = Readonly<Record<string, string>>;

/** Rows of a file beside this package's sources, e.g. `catalogue/units_history.csv`. */
export function readCsv(path: string): readonly CsvRow[] {
  const text = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  return parse<CsvRow>(text, { columns: true, skip_empty_lines: true });
}

/** A cell that must be there; the empty text where it is empty. */
export function cell(row: CsvRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`column ${column} is missing`);
  return value;
}
