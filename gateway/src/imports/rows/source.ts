import type { JobOptions } from '../job.ts';
import { lookUp } from '../row-body.ts';
import { usualColumns } from '../usual-columns.ts';
import { csvRows } from './csv.ts';
import { ndjsonRows } from './ndjson.ts';
import type { RowSource } from './row.ts';
import { sheetRows } from './sheet.ts';
import { utf8Text } from './utf8.ts';

/** The rows of a file. Throws what is wrong with it as a whole. */
export async function rowsOf(
  file: AsyncIterable<Uint8Array>,
  { command, format }: Pick<JobOptions, 'command' | 'format'>,
): Promise<RowSource> {
  if (format === 'csv') return csvRows(utf8Text(file));
  if (format === 'ndjson') return ndjsonRows(utf8Text(file));
  const usual = usualColumns(command).map(({ name }) => name);
  return sheetRows(file, { command, usual, has: (name) => lookUp(command, name) !== undefined });
}
