import type { RequestHandler, Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { day, id } from '../commands/fields.ts';
import { inputError } from '../commands/input-error.ts';
import { notFound } from '../errors.ts';
import type { ExportSet } from '../exports/asking.ts';
import { exportSets } from '../exports/sets.ts';
import { csvOf, ndjsonOf } from '../exports/table.ts';
import { createReferences } from '../imports/references.ts';
import { caller } from './caller-of.ts';
import type { RestDeps } from './deps.ts';
import { goneSignal, unknownUnit } from './events.ts';

const UNIT_WAIT_MS = 2000;

/** Query of an export; the documentation is made from the same shape. */
export const exportQuery = z.strictObject({
  within: id('Only of units inside this one').optional(),
  from: day('Only from this day on').optional(),
  to: day('Only until this day').optional(),
  directive: z
    .string()
    .max(300)
    .optional()
    .meta({ description: 'Only about this directive: its id or symbol' }),
  sample: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description: 'true: the sample set as well', override: { type: 'boolean' } }),
  format: z.enum(['csv', 'ndjson']).default('csv'),
});

/** `GET /v1/exports/<set>`: what stands, in the columns that an import reads back. */
export function exportRoute({ units }: RestDeps): RequestHandler {
  return async (request, response) => {
    const name = String(request.params['set']);
    const set = Object.hasOwn(exportSets, name) ? exportSets[name] : undefined;
    if (!set) throw notFound(request.path);
    const read = exportQuery.safeParse(request.query, { reportInput: true });
    if (!read.success) throw inputError(read.error);
    const { format, ...query } = read.data;
    const asker = { ...caller(request), signal: goneSignal(response) };
    await units.waitFor(asker.after, { timeoutMs: UNIT_WAIT_MS });
    const history = units.current();
    if (query.within !== undefined && !history.get(query.within)) throw unknownUnit(query.within);
    const directive =
      query.directive &&
      (await createReferences(asker, history).resolve(query.directive, query.to ?? '9999-12-31'));
    const asking = { caller: asker, units: history, query: { ...query, directive: directive || undefined } };
    await send(response, name, format, () => set.rows(asking));
  };
}

async function send(
  response: Response,
  name: string,
  format: 'csv' | 'ndjson',
  rows: () => ReturnType<ExportSet['rows']>,
): Promise<void> {
  const text = format === 'csv' ? await csvOf(rows) : ndjsonOf(rows());
  const lines = text[Symbol.asyncIterator]();
  // What is refused before the first row is a refusal, not a file that breaks off.
  const first = await lines.next();
  async function* all() {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => lines };
  }
  response.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8');
  response.set({
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
    'Cache-Control': 'no-store',
  });
  await pipeline(Readable.from(all()), response);
}
