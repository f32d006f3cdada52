/** One row of a file, as it stands there. */
export interface Row {
  /** Name of the sheet; a file without sheets has the empty one. */
  readonly sheet: string;
  /** Line on which the row begins, from 1. */
  readonly row: number;
  /** Column and value, in the order of the file. */
  readonly cells: readonly Cell[];
  /** What goes back to the sender beside the reasons: cells of a table, or the line itself. */
  readonly raw: Raw;
  /** Set where the row cannot be read at all. */
  readonly fault?: RowFault;
}

export type Raw = readonly RawCell[] | string;
/** A cell of a spreadsheet keeps its type. */
export type RawCell = string | number | boolean;

export type Cell = readonly [column: string, value: unknown];

export interface RowFault {
  readonly code: 'FILE_INVALID';
  readonly vi: string;
  readonly en: string;
}

export interface RowSource {
  /** Of a table: its heading row, known before the first row. */
  readonly heading?: readonly string[];
  /** Of a spreadsheet: the sheet, and where each column of the heading stands in it, from 0. */
  readonly sheet?: SheetPlace;
  readonly rows: AsyncIterable<Row>;
  /** Lets go of what reading holds, whether or not all rows were read. */
  readonly close?: () => Promise<void>;
}

export interface SheetPlace {
  readonly name: string;
  readonly columns: readonly number[];
}
