import { unguardedText } from './cells.ts';
import type { Column } from './columns.ts';
import type { CellFormat, SheetOut, Value } from '../spreadsheet.ts';
import { DATA_SHEET } from '../spreadsheets/sheet-names.ts';
import { labelOf } from '../spreadsheets/labels.ts';
import type { Language } from '../language.ts';
import { refusedRows, type ListedError } from './errors.ts';
import type { ImportJob, ImportJobs } from './job.ts';
import { lookUp } from './row-body.ts';
import { REASON_COLUMNS } from './rows/csv.ts';
import type { RawCell } from './rows/row.ts';

export interface WantedErrors {
  readonly jobs: ImportJobs;
  readonly job: ImportJob;
  /** Line after which the first row comes. */
  readonly after: number;
  readonly language: Language;
}

/** Rows of one spreadsheet of errors: marked cells are written whole, so it is bounded. */
const MOST_ERRORS = 10_000;
const HEAD_LINES = 2;
const DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/** The refused rows with the bad cell marked and the reason before it; `next` where there are more of them. */
export async function errorSheet({ jobs, job, after, language }: WantedErrors): Promise<{
  readonly sheet: SheetOut;
  readonly next: number | undefined;
}> {
  const heading = job.heading ?? ['row'];
  const names = [...REASON_COLUMNS, ...heading];
  const columns = heading.map((name) => lookUp(job.options.command, name));
  const rows: Value[][] = [names.map((name) => labelOf(name, language)), names];
  const looks = new Map<string, 'heading' | 'key' | 'bad'>();
  for (const [at] of names.entries()) looks.set(`0,${at}`, 'heading').set(`1,${at}`, 'key');
  let next: number | undefined;
  for await (const error of refusedRows(jobs, job, after)) {
    if (rows.length - HEAD_LINES === MOST_ERRORS) {
      next = Number(rows.at(-1)?.[0]);
      break;
    }
    const bad = heading.indexOf(error.column);
    if (bad >= 0) looks.set(`${rows.length},${REASON_COLUMNS.length + bad}`, 'bad');
    rows.push([...reasonOf(error), ...valuesOf(job, error, columns)]);
  }
  const widths = REASON_COLUMNS.map((name) => (name === 'vi' || name === 'en' ? 50 : 12));
  const formats = [
    ...widths.map((width) => ({ width, format: 'any' as const })),
    ...columns.map((column) => ({ width: 18, format: formatOf(column) })),
  ];
  return {
    sheet: { name: DATA_SHEET[language], columns: formats, rows, looks, headLines: HEAD_LINES },
    next,
  };
}

function reasonOf({ line, column, cell, code, vi, en }: ListedError): Value[] {
  return [line, cell ?? column, code, vi, en];
}

function valuesOf(
  { options }: ImportJob,
  { row }: ListedError,
  columns: readonly (Column | undefined)[],
): Value[] {
  if (typeof row === 'string') return [row];
  const plain = options.format === 'csv' ? row.map((cell) => unguardedText(String(cell))) : row;
  return plain.map((cell, at) => valueOf(columns[at], cell));
}

/** What was a date is one again; an empty cell stays empty. */
function valueOf(column: Column | undefined, cell: RawCell): Value {
  if (cell === '') return null;
  const [, day, month, year] = (column?.kind === 'day' && DAY.exec(String(cell))) || [];
  const date = year === undefined ? undefined : new Date(`${year}-${month}-${day}T00:00:00Z`);
  return date && date.getUTCDate() === Number(day) ? date : cell;
}

function formatOf(column: Column | undefined): CellFormat {
  if (column?.kind === 'day') return 'day';
  return column?.kind === 'integer' || column?.kind === 'number' ? 'number' : 'text';
}
