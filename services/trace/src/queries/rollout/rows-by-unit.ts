import { oncePer } from '@trienkhai/kernel/once-per';
import { COLUMN, WIDTH, type ActRows } from '../../projections/act-rows.ts';

/** Where the rows of unit `n` start: `row` from `first[n]` to before `first[n + 1]`. */
export interface RowsByUnit {
  readonly first: Int32Array;
  readonly row: Int32Array;
}

export const rowsByUnit = oncePer(sortByUnit);

function sortByUnit({ cells, numbers }: ActRows): RowsByUnit {
  const first = new Int32Array(numbers.units.ids.length + 1);
  for (let row = 0; row < cells.length; row += WIDTH) first[cells[row + COLUMN.unit]! + 1]! += 1;
  for (let unit = 1; unit < first.length; unit += 1) first[unit]! += first[unit - 1]!;
  const next = first.slice();
  const sortedRows = new Int32Array(cells.length / WIDTH);
  for (let row = 0; row < cells.length; row += WIDTH) {
    const unit = cells[row + COLUMN.unit]!;
    sortedRows[next[unit]!] = row;
    next[unit]! += 1;
  }
  return { first, row: sortedRows };
}
