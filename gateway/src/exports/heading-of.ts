import type { ExportRow } from './asking.ts';
import { leavesOf, type Leaf } from './cells-of.ts';

/** Columns of a fact's own, before those of its command. */
const OWN: readonly string[] = ['id', 'version'];

export interface Heading {
  readonly names: readonly string[];
  readonly rows: number;
}

/**
 * The columns that a set needs: they depend on its rows, so these are read twice, once for the heading and once to be
 * written; memory holds a page. `look` sees each value on the first reading.
 */
export async function headingOf(
  rows: AsyncIterable<ExportRow>,
  look: (column: string, leaf: Leaf) => void = () => undefined,
): Promise<Heading> {
  const names = new Set<string>();
  let count = 0;
  for await (const { body } of rows) {
    count += 1;
    for (const [column, leaf] of leavesOf(body)) {
      names.add(column);
      look(column, leaf);
    }
  }
  return { names: [...OWN, ...[...names].sort(byPlace)], rows: count };
}

/** The values of one row by column. What was recorded since and needs a new column is a fault of the second reading. */
export function valuesOf({ names }: Heading, { id, version, body }: ExportRow): ReadonlyMap<string, Leaf> {
  const values = new Map<string, Leaf>([['id', id], ['version', version], ...leavesOf(body)]);
  const missing = [...values.keys()].find((column) => !names.includes(column));
  if (missing !== undefined) throw new Error(`the column ${missing} came up while the table was written`);
  return values;
}

/** Numbered columns by their number: `stops.2.unit` before `stops.10.unit`. */
function byPlace(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
