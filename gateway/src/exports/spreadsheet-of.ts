import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { CommandName } from '../commands/index.ts';
import { joinedList } from '../imports/cells.ts';
import type { Column } from '../imports/columns.ts';
import { lookUp } from '../imports/row-body.ts';
import { streamedBook, type CellFormat, type Value } from '../spreadsheet.ts';
import { labelOf } from '../spreadsheets/labels.ts';
import { unitText } from '../spreadsheets/unit-text.ts';
import type { Language } from '../language.ts';
import { wordIn } from '../spreadsheets/words.ts';
import type { ExportRow } from './asking.ts';
import type { Leaf, Plain } from './cells-of.ts';
import { headingOf, valuesOf } from './heading-of.ts';

/** Characters that a cell of a spreadsheet holds at most. */
const LONGEST_CELL = 32_767;
const MOST_ROWS = 1_000_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface Wanted {
  readonly set: string;
  /** What the rows are when they come back; absent: they cannot. */
  readonly command: CommandName | undefined;
  readonly language: Language;
  readonly units: UnitHistory;
}

/**
 * Rows as one sheet: headings in words, the names of the columns below them, then the rows, written while they come;
 * they are read twice. Throws TEXT_TOO_LONG and IMPORT_TOO_LARGE for what no sheet holds.
 */
export async function spreadsheetOf(
  rows: () => AsyncIterable<ExportRow>,
  wanted: Wanted,
): Promise<ReadableStream<Uint8Array>> {
  const heading = await headingOf(rows(), (name, leaf) => {
    if (Array.isArray(leaf) && joinedList(leaf.map(String)).length > LONGEST_CELL) throw tooLong(name);
  });
  if (heading.rows > MOST_ROWS) throw tooMany();
  const { names } = heading;
  const columns = names.map((name) => columnNamed(wanted.command, name));
  async function* lines(): AsyncGenerator<Value[]> {
    yield names.map((name) => labelOf(name, wanted.language));
    yield [...names];
    for await (const row of rows()) {
      const values = valuesOf(heading, row);
      yield names.map((name, at) => valueOf(columns[at], values.get(name), wanted));
    }
  }
  const sheet = {
    name: wanted.set,
    columns: columns.map((column, at) => ({ format: formatOf(column, names[at]!), width: 18 })),
    headLines: 2,
  };
  return streamedBook(sheet, lines());
}

function columnNamed(command: CommandName | undefined, name: string): Column | undefined {
  return command && lookUp(command, name);
}

/** Codes and ids are text: their zeros stay. */
function formatOf(column: Column | undefined, name: string): CellFormat {
  if (column?.kind === 'day' && !column.list) return 'day';
  if (column?.kind === 'integer' || column?.kind === 'number') return 'number';
  if (!column && /^(?:validFrom|validTo)$/.test(name)) return 'day';
  return !column && name === 'version' ? 'number' : 'text';
}

function valueOf(column: Column | undefined, leaf: Leaf | undefined, wanted: Wanted): Value {
  if (leaf === undefined) return null;
  const one = (value: Plain) => shown(column, value, wanted);
  if (Array.isArray(leaf)) return listCell(leaf as readonly Plain[], one);
  const value = one(leaf as Plain);
  const isDay =
    typeof value === 'string' && DAY.test(value) && (column === undefined || column.kind === 'day');
  return isDay ? new Date(`${value}T00:00:00Z`) : value;
}

/** With the names of its units where the cell has room for them. */
function listCell(list: readonly Plain[], one: (value: Plain) => Plain): string {
  const named = joinedList(list.map((each) => String(one(each))));
  return named.length <= LONGEST_CELL ? named : joinedList(list.map(String));
}

function shown(column: Column | undefined, value: Plain, { language, units }: Wanted): Plain {
  if (column?.words) return wordIn(language, String(value));
  return typeof value === 'string' && (column === undefined || column.kind === 'id')
    ? unitText(units, value)
    : value;
}

function tooLong(column: string): DomainError {
  return refuse(
    'TEXT_TOO_LONG',
    `Cột "${column}" có ô dài quá ${LONGEST_CELL} ký tự, bảng tính không chứa được. Xuất CSV hoặc NDJSON.`,
    `The column "${column}" has a cell of more than ${LONGEST_CELL} characters, which no spreadsheet holds. Ask for CSV or NDJSON.`,
    { path: ['format'] },
  );
}

function tooMany(): DomainError {
  return refuse(
    'IMPORT_TOO_LARGE',
    `Có quá ${MOST_ROWS} dòng, một trang bảng tính không chứa được. Thu hẹp phạm vi, hoặc xuất CSV.`,
    `There are more than ${MOST_ROWS} rows, which no sheet holds. Ask for less, or for CSV.`,
    { path: ['format'] },
  );
}
