import { columnLetters } from '../spreadsheets/cell-names.ts';
import type { ImportJob, ImportJobs, JobRow, RowError } from './job.ts';

export interface ListedError extends RowError {
  /** Of a spreadsheet: its sheet, and the cell where one is at fault, e.g. `F7`. */
  readonly sheet?: string;
  readonly cell?: string;
  /** The row as it came in. */
  readonly row: JobRow['raw'];
}

/** Refused rows after a line, in the order of the file. */
export async function* refusedRows(
  jobs: ImportJobs,
  job: ImportJob,
  afterLine: number,
): AsyncGenerator<ListedError> {
  let open: { readonly n: number; readonly errors: RowError[] } | undefined;
  for await (const { n, result } of jobs.results(job._id, { refusedAfter: afterLine })) {
    if (open && open.n !== n) yield* inBlock(jobs, job, open.n, open.errors);
    const before: readonly RowError[] = open?.n === n ? open.errors : [];
    open = { n, errors: [...before, ...result.errors.filter(({ line }) => line > afterLine)] };
  }
  if (open) yield* inBlock(jobs, job, open.n, open.errors);
}

async function* inBlock(
  jobs: ImportJobs,
  job: ImportJob,
  n: number,
  errors: readonly RowError[],
): AsyncGenerator<ListedError> {
  const block = await jobs.block(job._id, n);
  const rows = new Map(block?.rows.map(({ line, raw }) => [line, raw]));
  for (const error of errors.toSorted((a, b) => a.line - b.line)) {
    yield { ...error, ...placeOf(job, error), row: rows.get(error.line) ?? '' };
  }
}

function placeOf({ sheet, heading = [] }: ImportJob, { line, column }: RowError) {
  if (!sheet) return {};
  const at = sheet.columns[heading.indexOf(column)];
  return { sheet: sheet.name, ...(at === undefined ? {} : { cell: `${columnLetters(at)}${line}` }) };
}

/** The first `limit` of them, and the line after which the next page begins where there is more. */
export async function pageOfErrors(
  jobs: ImportJobs,
  job: ImportJob,
  after: number,
  limit: number,
): Promise<{ readonly errors: readonly ListedError[]; readonly next: number | undefined }> {
  const errors: ListedError[] = [];
  for await (const each of refusedRows(jobs, job, after)) {
    if (errors.length === limit) return { errors, next: errors.at(-1)?.line };
    errors.push(each);
  }
  return { errors, next: undefined };
}
