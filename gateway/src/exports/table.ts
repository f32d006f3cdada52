import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { ExportRow } from './asking.ts';
import { cellOf } from './cells-of.ts';
import { headingOf, valuesOf } from './heading-of.ts';

/** Rows as CSV; they are read twice. */
export async function csvOf(rows: () => AsyncIterable<ExportRow>): Promise<AsyncIterable<string>> {
  const heading = await headingOf(rows());
  async function* lines() {
    yield heading.names;
    for await (const row of rows()) {
      const values = valuesOf(heading, row);
      yield heading.names.map((column) => cellOf(values.get(column) ?? ''));
    }
  }
  return Readable.from(lines()).pipe(stringify()).setEncoding('utf8') as AsyncIterable<string>;
}

/** One JSON object a line, nested as the body of the command. */
export async function* ndjsonOf(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  for await (const { id, version, body } of rows) yield `${JSON.stringify({ id, version, ...body })}\n`;
}
