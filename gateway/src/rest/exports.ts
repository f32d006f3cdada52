import type { RequestHandler, Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { day, id } from '../commands/fields.ts';
import { inputError } from '../commands/input-error.ts';
import { notFound } from '../errors.ts';
import type { ExportSet } from '../exports/asking.ts';
import { exportSets } from '../exports/sets.ts';
import { spreadsheetOf, type Wanted } from '../exports/spreadsheet-of.ts';
import { csvOf, ndjsonOf } from '../exports/table.ts';
import { FORMATS } from '../imports/job.ts';
import { createReferences } from '../imports/references.ts';
import { LANGUAGES } from '../language.ts';
import { caller } from './caller-of.ts';
import type { RestDeps } from './deps.ts';
import { goneSignal } from './events.ts';
import { acceptedBy, FILE_TYPES } from './file-types.ts';
import { requireTerritory } from './territory.ts';

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
    .meta({ description: 'true: the sample set as well' }),
  format: z.enum(FORMATS).optional().meta({
    description: 'Absent: the ending of the path (`sessions.xlsx`), else what Accept says, else csv',
  }),
  lang: z
    .enum(LANGUAGES)
    .default('vi')
    .meta({ description: 'Language of the headings and words of a spreadsheet' }),
});

const ENDING = new RegExp(`\\.(${FORMATS.join('|')})$`);

/** `GET /v1/exports/<set>`: what stands, in the columns that an import reads back. */
export function exportRoute({ units }: RestDeps): RequestHandler {
  return async (request, response) => {
    const [name, ending] = parted(String(request.params['set']));
    const set = Object.hasOwn(exportSets, name) ? exportSets[name] : undefined;
    if (!set) throw notFound(request.path);
    const read = exportQuery.safeParse(request.query, { reportInput: true });
    if (!read.success) throw inputError(read.error);
    const { lang, format = ending ?? acceptedBy(request, FORMATS), ...query } = read.data;
    const asker = { ...caller(request), signal: goneSignal(response) };
    await units.waitFor(asker.after, { timeoutMs: UNIT_WAIT_MS });
    const history = units.current();
    if (query.within !== undefined) requireTerritory(asker, units, query.within);
    const directive =
      query.directive &&
      (await createReferences(asker, history).resolve(query.directive, query.to ?? '9999-12-31'));
    const { grants } = units;
    const asking = {
      caller: asker,
      units: history,
      grants,
      query: { ...query, directive: directive || undefined },
    };
    const wanted = { set: name, command: set.command, language: lang, units: history };
    await send(response, { ...wanted, format }, () => set.rows(asking));
  };
}

function parted(path: string): readonly [name: string, format: (typeof FORMATS)[number] | undefined] {
  const ending = ENDING.exec(path)?.[1];
  return [path.replace(ENDING, ''), FORMATS.find((format) => format === ending)];
}

type Rows = () => ReturnType<ExportSet['rows']>;

async function send(
  response: Response,
  { format, ...wanted }: Wanted & { readonly format: (typeof FORMATS)[number] },
  rows: Rows,
): Promise<void> {
  const file = await fileOf(format, wanted, rows);
  const chunks = file[Symbol.asyncIterator]();
  // What is refused before the first row is a refusal, not a file that breaks off.
  const first = await chunks.next();
  async function* all() {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  response.type(format === 'xlsx' ? FILE_TYPES.xlsx : `${FILE_TYPES[format]}; charset=utf-8`);
  response.set({
    'Content-Disposition': `attachment; filename="${wanted.set}.${format}"`,
    'Cache-Control': 'no-store',
  });
  await pipeline(Readable.from(all()), response);
}

async function fileOf(
  format: (typeof FORMATS)[number],
  wanted: Wanted,
  rows: Rows,
): Promise<AsyncIterable<string | Uint8Array>> {
  if (format === 'xlsx') return spreadsheetOf(rows, wanted);
  return format === 'csv' ? csvOf(rows) : ndjsonOf(rows());
}
