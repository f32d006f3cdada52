import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { inputError } from '../commands/input-error.ts';
import { commandNames } from '../commands/index.ts';
import { text } from '../commands/fields.ts';
import { pageOfErrors } from '../imports/errors.ts';
import type { Imports } from '../imports/imports.ts';
import { MODES, type ImportJob, type JobOptions } from '../imports/job.ts';
import { fileTooLarge, LARGEST_FILE } from '../imports/rows/measured.ts';
import { recognised, type Declared } from '../imports/rows/recognised.ts';
import { LANGUAGES } from '../language.ts';
import { DRY_RUN, readDryRun } from '../dry-run.ts';
import { caller } from './caller-of.ts';
import { errorView, importView } from './import-view.ts';
import type { RestDeps } from './deps.ts';
import { acceptedBy } from './file-types.ts';
import { sendErrorsSheet } from './import-error-sheet.ts';
import { sendErrorsTable, sendUndo } from './import-files.ts';
import { fileBroken, fileUnsupported } from './import-refusals.ts';
import { templateRoute } from './import-template.ts';

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** Query of a new import; the documentation is made from the same shape. */
export const importQuery = z.strictObject({
  command: z.enum(commandNames as [string, ...string[]]).meta({ description: 'What every row is' }),
  mode: z.enum(MODES).default('all-or-nothing').meta({
    description:
      'all-or-nothing: nothing is sent unless every row passes a dry run · good-rows: each row by itself',
  }),
  dryRun: flag.meta({ description: 'true: check every row and record nothing' }),
  reason: text(2000, 'Why facts are put right, for rows with an id that state no reason').default(
    'Nhập từ tệp',
  ),
});

/** Query of the refused rows. */
export const errorsQuery = z.strictObject({
  after: whole(0, 2_147_483_647, 0, 'Line after which the page begins'),
  limit: whole(1, 1000, 100, 'Most rows of the page'),
  format: z.enum(['json', 'csv', 'xlsx']).optional().meta({
    description:
      'csv, xlsx: all of them as a table, to put right and send again; the default is what Accept says',
  }),
  lang: z.enum(LANGUAGES).default('vi').meta({ description: 'Language of the headings of a spreadsheet' }),
});

function whole(minimum: number, maximum: number, otherwise: number, description: string) {
  return z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .default(otherwise)
    .meta({ description, override: { type: 'integer', minimum, maximum, default: otherwise } });
}

/** A file is what its content says; its type only tells texts apart, and what claims to be a spreadsheet. */
const TYPES: readonly (readonly [RegExp, Declared])[] = [
  [/^text\/csv\s*(?:;\s*(?:charset\s*=\s*"?utf-8"?|header\s*=\s*present)\s*)*$/i, 'csv'],
  [/^application\/(?:x-)?ndjson\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i, 'ndjson'],
  [/^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/i, 'xlsx'],
  [/^application\/vnd\.ms-excel\.sheet\.macroenabled\.12$/i, 'xlsx'],
  // A browser on Windows takes a .csv for this one.
  [/^application\/(?:vnd\.ms-excel|octet-stream)$/i, 'unknown'],
];

const MOST_DRAINED = 64_000_000;

type Handler = (request: Request, response: Response, imports: Imports) => Promise<void>;

/** `/v1/imports` and what lies below it, by path and method. */
export function importRoutes({ imports: desk, units }: RestDeps) {
  const withImports =
    (handler: Handler): RequestHandler =>
    async (request, response) => {
      response.set('Cache-Control', 'no-store');
      await handler(request, response, await desk.open());
    };
  const found =
    (
      handler: (job: ImportJob, request: Request, response: Response, imports: Imports) => Promise<void>,
    ): Handler =>
    async (request, response, imports) => {
      const job = await imports.find(String(request.params['id']), caller(request).principal);
      await handler(job, request, response, imports);
    };
  return {
    '/v1/imports': { GET: withImports(listJobs), POST: withImports(beginJob) },
    '/v1/imports/template.xlsx': { GET: templateRoute(units) },
    '/v1/imports/:id': { GET: withImports(found(showJob)) },
    '/v1/imports/:id/errors': { GET: withImports(found(showErrors)) },
    '/v1/imports/:id/undo': { GET: withImports(found(sendUndo)) },
    '/v1/imports/:id/cancel': { POST: withImports(act('cancel')) },
    '/v1/imports/:id/resume': { POST: withImports(act('resume')) },
  };
}

async function beginJob(request: Request, response: Response, imports: Imports): Promise<void> {
  const { command, mode, dryRun, reason } = parse(importQuery, request);
  const declared = TYPES.find(([type]) => type.test(request.get('Content-Type') ?? ''))?.[1];
  if (!declared || request.get('Content-Encoding') !== undefined) throw fileUnsupported();
  if (Number(request.get('Content-Length') ?? 0) > LARGEST_FILE) throw fileTooLarge();
  const key = request.get('Idempotency-Key');
  const options = { command, mode, reason, dryRun: dryRun || readDryRun(request.get(DRY_RUN)) };
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  const job = await recognised(chunks, declared)
    .then(({ format, file: body }) => {
      const order = { ...options, format } as JobOptions;
      return imports.begin({ caller: caller(request), options: order, key, body });
    })
    .catch((error: unknown) => afterBody(request, error));
  response.status(202).set('Location', `/v1/imports/${job._id}`);
  response.json(await importView(imports.jobs, job));
}

/** Whoever is still sending reads no answer: the rest is taken in, within reason, before the refusal. */
async function afterBody(request: Request, refusal: unknown): Promise<never> {
  if (request.destroyed && !request.complete) throw fileBroken();
  let rest = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    rest += chunk.length;
    if (rest > MOST_DRAINED) break;
  }
  throw refusal;
}

async function listJobs(request: Request, response: Response, imports: Imports): Promise<void> {
  const jobs = await imports.list(caller(request).principal);
  response.json({ imports: await Promise.all(jobs.map((job) => importView(imports.jobs, job, 0))) });
}

async function showJob(job: ImportJob, _: Request, response: Response, { jobs }: Imports): Promise<void> {
  response.json(await importView(jobs, job));
}

async function showErrors(job: ImportJob, request: Request, response: Response, { jobs }: Imports) {
  const {
    after,
    limit,
    lang,
    format = acceptedBy(request, ['json', 'csv', 'xlsx']),
  } = parse(errorsQuery, request);
  if (format === 'csv') return sendErrorsTable(jobs, job, after, response);
  if (format === 'xlsx') return sendErrorsSheet({ jobs, job, after, language: lang }, response);
  const { errors, next } = await pageOfErrors(jobs, job, after, limit);
  response.json({ errors: errors.map(errorView), ...(next === undefined ? {} : { next }) });
}

function act(what: 'cancel' | 'resume'): Handler {
  return async (request, response, imports) => {
    const job = await imports[what](String(request.params['id']), caller(request).principal);
    response.status(202).json(await importView(imports.jobs, job));
  };
}

function parse<Shape extends z.ZodType>(shape: Shape, request: Request): z.output<Shape> {
  const read = shape.safeParse(request.query, { reportInput: true });
  if (!read.success) throw inputError(read.error);
  return read.data;
}
