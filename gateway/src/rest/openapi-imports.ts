import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { ACTIVE, ENDED, FORMATS, MODES } from '../imports/job.ts';
import { exportSets } from '../exports/sets.ts';
import { exportQuery } from './exports.ts';
import { FILE_TYPES } from './file-types.ts';
import { templateQuery } from './import-template.ts';
import { errorsQuery, importQuery } from './imports.ts';
import { positions, refusals } from './openapi-refusals.ts';

const message = z.object({ vi: z.string(), en: z.string() });
const rows = (description: string) => z.int().min(0).meta({ description });

const rowError = z
  .object({
    line: z.int().meta({ description: 'Line of the file, from 1' }),
    column: z.string().meta({ description: 'Column of the file; empty: the row as a whole' }),
    sheet: z.string().optional().meta({ description: 'Of a spreadsheet: its sheet' }),
    cell: z.string().optional().meta({ description: 'Of a spreadsheet: the cell at fault', example: 'F7' }),
    code: z.string().meta({ description: 'One word of a closed list' }),
    message,
    row: z.union([z.array(z.string()), z.string()]).meta({ description: 'The row as it came in' }),
  })
  .meta({ id: 'ImportRowError', description: 'Why a row was refused' });

const job = z
  .object({
    id: z.string(),
    state: z.enum([...ACTIVE, ...ENDED]).meta({
      description:
        'READING → CHECKING → RECORDING → DONE; REFUSED: nothing was recorded; INCOMPLETE: rows were recorded ' +
        'before one was refused, see `links.undo`; WAITING_FOR_ACCOUNT: call `resume`',
    }),
    account: z.string(),
    command: z.string(),
    mode: z.enum(MODES),
    dryRun: z.boolean(),
    format: z.enum(FORMATS),
    reason: z.string(),
    progress: z.object({
      read: rows('Rows of the file'),
      checked: rows('Rows tried without recording'),
      recorded: rows('Rows that recorded something'),
      unchanged: rows('Rows that said what was recorded already'),
      refused: rows('Rows that were refused'),
    }),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().optional(),
    error: z
      .object({ code: z.string().meta({ description: 'One word of a closed list' }), message })
      .optional()
      .meta({ description: 'Why the job as a whole is over, whatever its rows' }),
    errors: z.array(rowError).meta({ description: 'The first refused rows' }),
    links: z.object({ self: z.string(), errors: z.string(), undo: z.string().optional() }),
  })
  .meta({ id: 'Import', description: 'A job that carries out one command for every row of a file' });

const CSV_EXAMPLE =
  'kind,directives,unit,heldOn,people.LEARNER,note\n' +
  'study-class,208-QĐ/TW,district:872,2022-03-15,96,Lớp thứ nhất\n';
const NDJSON_EXAMPLE =
  '{"kind":"study-class","directives":["208-QĐ/TW"],"unit":"district:872","heldOn":"2022-03-15","people":{"LEARNER":96}}\n';

const COLUMNS =
  'Columns are the fields of the command: `period.from`, `stops.0.unit`, `people.LEARNER`, ' +
  '`people.LEARNER.qualifier`; several values of one cell are joined by `|`; an empty cell is no value. A unit may ' +
  'be written `level:code`, as it was on the day of the row; a directive by its symbol. Numbers are plain (3652). ' +
  'A row with an `id` puts that fact right (`version`: only if it is still at that version). A text that begins with ' +
  '= is refused unless an apostrophe stands before it.';

const SPREADSHEET =
  'A file is what its content says, whatever its name. Of an .xlsx file (20 MB at most, each part 50 MB unpacked) the ' +
  'sheet of the template is read, or the only one in sight; its heading, names of columns or their titles in either ' +
  'language, is among the first ten lines. There dates are dates or dd/mm/yyyy, words stand in either language, ' +
  '3.652 in a column of whole numbers is 3652, and what can be read in two ways is refused with its cell; so are ' +
  'formulas, merged cells and files with macros or a password.';

const inPath = z.object({ id: z.string() });
const answersJob = { description: 'The job', content: { 'application/json': { schema: job } } };

const binary = { schema: { type: 'string' as const, contentMediaType: FILE_TYPES.xlsx } };

const readTemplate: ZodOpenApiOperationObject = {
  operationId: 'readImportTemplate',
  tags: ['imports'],
  summary: 'An empty spreadsheet for one command: headings, lists to choose from, units of a day, a guide',
  requestParams: { query: templateQuery },
  responses: {
    200: { description: 'The file', content: { [FILE_TYPES.xlsx]: binary } },
    ...refusals(400, 401, 422, 429, 503),
  },
};

const begin: ZodOpenApiOperationObject = {
  operationId: 'beginImport',
  tags: ['imports'],
  summary: 'Carries out one command for every row of a file, at most 1,000,000 rows and 1 GB',
  description: `${COLUMNS}\n\n${SPREADSHEET}`,
  requestParams: {
    query: importQuery,
    header: z.object({
      'Idempotency-Key': z
        .string()
        .optional()
        .meta({ description: 'Sent again with the same file: the same job' }),
      'X-After-Position': positions.optional().meta({ description: 'What every row must have seen' }),
    }),
  },
  requestBody: {
    required: true,
    content: {
      'text/csv': { schema: z.string(), example: CSV_EXAMPLE },
      'application/x-ndjson': { schema: z.string(), example: NDJSON_EXAMPLE },
      [FILE_TYPES.xlsx]: binary,
    },
  },
  responses: {
    202: { ...answersJob, headers: { Location: { schema: { type: 'string' } } } },
    ...refusals(400, 401, 403, 409, 413, 415, 422, 429, 503),
  },
};

const list: ZodOpenApiOperationObject = {
  operationId: 'listImports',
  tags: ['imports'],
  summary: "The account's imports of the last 30 days, newest first; an admin's unit's as well",
  responses: {
    200: {
      description: 'At most 100',
      content: { 'application/json': { schema: z.object({ imports: z.array(job) }) } },
    },
    ...refusals(401, 429, 503),
  },
};

const show: ZodOpenApiOperationObject = {
  operationId: 'readImport',
  tags: ['imports'],
  summary: 'State, progress and the first refused rows',
  requestParams: { path: inPath },
  responses: { 200: answersJob, ...refusals(401, 404, 429, 503) },
};

const errors: ZodOpenApiOperationObject = {
  operationId: 'readImportErrors',
  tags: ['imports'],
  summary: 'Refused rows with line, column and reason; as CSV or spreadsheet the file that goes back',
  requestParams: { path: inPath, query: errorsQuery },
  responses: {
    200: {
      description: 'A page, as CSV all of them, as a spreadsheet 10,000 of them',
      headers: {
        'X-Next-After': {
          description: 'Of a spreadsheet that does not hold all: `after` of the next one',
          schema: { type: 'integer' as const },
        },
      },
      content: {
        'application/json': {
          schema: z.object({
            errors: z.array(rowError),
            next: z.int().optional().meta({ description: '`after` of the next page' }),
          }),
        },
        'text/csv': { schema: z.string() },
        [FILE_TYPES.xlsx]: binary,
      },
    },
    ...refusals(400, 401, 404, 422, 429, 503),
  },
};

const undo: ZodOpenApiOperationObject = {
  operationId: 'readImportUndo',
  tags: ['imports'],
  summary: 'Commands that take back what an ended import recorded, to look through and import',
  requestParams: { path: inPath },
  responses: {
    200: {
      description:
        'One body a line; `{"line", "nodeId", "undo": null}` where only a person can tell how it was',
      headers: { 'X-Undo-Command': { description: 'Command of the lines', schema: { type: 'string' } } },
      content: { 'application/x-ndjson': { schema: z.string() } },
    },
    ...refusals(401, 404, 422, 429, 503),
  },
};

const act = (operationId: string, summary: string): ZodOpenApiOperationObject => ({
  operationId,
  tags: ['imports'],
  summary,
  requestParams: { path: inPath },
  responses: { 202: answersJob, ...refusals(401, 404, 422, 429, 503) },
});

const sets = Object.entries(exportSets).map(([name, { command }]) =>
  command ? `${name} (${command})` : name,
);

const readExport: ZodOpenApiOperationObject = {
  operationId: 'readExport',
  tags: ['imports'],
  summary: 'What stands, in the columns that an import reads back',
  description:
    `Sets, and the command under which each comes back: ${sets.join(', ')}. Imported as it is, it changes nothing; ` +
    'a changed cell puts that fact right. In a table, a text that a spreadsheet would take for a formula has an ' +
    'apostrophe before it, and one value of several is parted by `|`. The path may end in the format: ' +
    '`/v1/exports/sessions.xlsx`.',
  requestParams: {
    path: z.object({ set: z.enum(Object.keys(exportSets) as [string, ...string[]]) }),
    query: exportQuery,
    header: z.object({ 'X-After-Position': positions.optional() }),
  },
  responses: {
    200: {
      description: 'A row for each fact that stands, with `id` and `version`',
      content: {
        'text/csv': { schema: z.string(), example: `id,version,${CSV_EXAMPLE.split('\n')[0]}\n` },
        'application/x-ndjson': { schema: z.string() },
        [FILE_TYPES.xlsx]: binary,
      },
    },
    ...refusals(400, 401, 403, 404, 422, 429, 503),
  },
};

export function importPaths(): ZodOpenApiPathsObject {
  return {
    '/v1/imports': { get: list, post: begin },
    '/v1/exports/{set}': { get: readExport },
    '/v1/imports/template.xlsx': { get: readTemplate },
    '/v1/imports/{id}': { get: show },
    '/v1/imports/{id}/errors': { get: errors },
    '/v1/imports/{id}/undo': { get: undo },
    '/v1/imports/{id}/cancel': { post: act('cancelImport', 'Stops after the block of rows under way') },
    '/v1/imports/{id}/resume': {
      post: act('resumeImport', "Goes on with a waiting import under this call's token"),
    },
  };
}
