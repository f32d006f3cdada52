export type Cells = readonly (readonly string[])[];

/** Rows as a spreadsheet takes them from the clipboard: a cell never ends early by a tab or a line of its own. */
export function tsvOf(rows: Cells): string {
  return rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()).join('\t')).join('\n');
}

/** The cells of a table as they are read on the screen. */
export function cellsIn(table: HTMLTableElement): Cells {
  return [...table.rows].map((row) => [...row.cells].map(({ innerText }) => innerText));
}
