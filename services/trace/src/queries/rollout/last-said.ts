import { oncePer } from '@trienkhai/kernel/once-per';
import { COLUMN, WIDTH, type ActRows } from '../../projections/act-rows.ts';

/** From when on nothing else was said under the directive, in ms. */
export function lastSaid(rows: ActRows): number {
  return last(rows).instant;
}

const last = oncePer(({ cells }: ActRows): { readonly instant: number } => {
  let instant = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < cells.length; row += WIDTH) {
    const [from, until] = [cells[row + COLUMN.from]!, cells[row + COLUMN.until]!];
    if (from > instant) instant = from;
    if (until > instant && until !== Infinity) instant = until;
  }
  return { instant };
});
