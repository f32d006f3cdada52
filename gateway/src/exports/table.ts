import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { cellsOf } from './cells-of.ts';
import type { ExportRow } from './asking.ts';

const OWN = ['id', 'version'];

/**
 * Rows as CSV. Columns depend on the rows, so they are read twice: once for the heading, once to be written; memory
 * holds a page. What was recorded in between and needs a new column fails the second reading.
 */
export async function csvOf(rows: () => AsyncIterable<ExportRow>): Promise<AsyncIterable<string>> {
  const names = new Set<string>();
  for await (const { body } of rows()) for (const [column] of cellsOf(body)) names.add(column);
  const heading = [...OWN, ...[...names].sort(byPlace)];
  async function* lines() {
    yield heading;
    for await (const { id, version, body } of rows()) {
      const cells = new Map<string, string>([['id', id], ['version', String(version)], ...cellsOf(body)]);
      const missing = [...cells.keys()].find((column) => !OWN.includes(column) && !names.has(column));
      if (missing !== undefined) throw new Error(`the column ${missing} came up while the table was written`);
      yield heading.map((column) => cells.get(column) ?? '');
    }
  }
  return Readable.from(lines()).pipe(stringify()).setEncoding('utf8') as AsyncIterable<string>;
}

/** One JSON object a line, nested as the body of the command. */
export async function* ndjsonOf(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  for await (const { id, version, body } of rows) yield `${JSON.stringify({ id, version, ...body })}\n`;
}

/** Numbered columns by their number: `stops.2.unit` before `stops.10.unit`. */
function byPlace(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
