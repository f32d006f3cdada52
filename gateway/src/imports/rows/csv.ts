import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Row, RowSource } from './row.ts';

/** Columns that stand before those of a file that came back with reasons; they are skipped. */
export const REASON_COLUMNS: readonly string[] = ['line', 'column', 'code', 'vi', 'en'];
const LONGEST_ROW = 1_000_000;
const MOST_COLUMNS = 500;

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Rows of a CSV text with a heading row (RFC 4180). Throws FILE_INVALID for what is no table. */
export async function csvRows(text: AsyncIterable<string>): Promise<RowSource> {
  const records = parsed(text);
  const first = await records.next();
  if (first.done) throw fileInvalid('Tệp không có dòng tiêu đề.', 'The file has no heading row.');
  const names = first.value.record.map((name) => name.trim());
  const skipped = REASON_COLUMNS.every((name, at) => names[at] === name) ? REASON_COLUMNS.length : 0;
  const heading = names.slice(skipped);
  requireHeading(heading);
  return { heading, rows: rowsOf(heading, records, skipped) };
}

async function* rowsOf(
  heading: readonly string[],
  records: AsyncIterable<Parsed>,
  skipped: number,
): AsyncGenerator<Row> {
  for await (const { record: whole, info } of records) {
    const record = whole.slice(skipped);
    if (record.every((cell) => cell.trim() === '')) continue;
    const row = info.lines - whole.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
    const common = { sheet: '', row, raw: record };
    if (record.length === heading.length) {
      yield { ...common, cells: record.map((cell, at) => [heading[at]!, cell] as const) };
    } else {
      yield { ...common, cells: [], fault: unequal(record.length, heading.length) };
    }
  }
}

async function* parsed(text: AsyncIterable<string>): AsyncGenerator<Parsed> {
  const parser = parse({
    info: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const feeding = pipeline(Readable.from(text), parser);
  // The reading below meets the same fault.
  feeding.catch(() => undefined);
  try {
    for await (const each of parser) yield each as Parsed;
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  }
}

/** Throws FILE_INVALID for a column that is there twice, or too many of them. */
export function requireHeading(heading: readonly string[]): void {
  const twice = heading.find((name, at) => heading.indexOf(name) !== at);
  if (twice !== undefined) {
    throw fileInvalid(`Cột "${twice}" có hai lần.`, `The column "${twice}" is there twice.`);
  }
  if (heading.length > MOST_COLUMNS) {
    throw fileInvalid(`Tệp có quá ${MOST_COLUMNS} cột.`, `The file has more than ${MOST_COLUMNS} columns.`);
  }
}

function unequal(cells: number, columns: number) {
  return {
    code: 'FILE_INVALID',
    vi: `Dòng có ${cells} ô, tiêu đề có ${columns} cột. Thêm hoặc bớt dấu phẩy; đặt ô có dấu phẩy trong ngoặc kép.`,
    en: `The row has ${cells} cells, the heading ${columns} columns. Add or remove commas; put a cell with commas in quotes.`,
  } as const;
}

function unreadable(error: CsvError): DomainError {
  const line = String((error as unknown as { lines?: number }).lines ?? '');
  const [vi, en] =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? ['Có ngoặc kép không đóng.', 'A quote is not closed.']
      : ['Bảng không đọc được.', 'The table does not read.'];
  return fileInvalid(`${vi} Xem dòng ${line}.`, `${en} See line ${line}.`, { line });
}

export function fileInvalid(vi: string, en: string, facts: Readonly<Record<string, string>> = {}) {
  return refuse('FILE_INVALID', vi, en, { path: ['file'], facts });
}
