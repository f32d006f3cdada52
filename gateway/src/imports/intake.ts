import { DomainError, refuse } from '@trienkhai/kernel/domain-error';
import { commands } from '../commands/index.ts';
import { inputError } from '../commands/input-error.ts';
import { createDuplicates, duplicate, keyOf } from './duplicates.ts';
import { ROWS_PER_BLOCK, type ImportJobs, type JobRow, type RowError } from './job.ts';
import { RowRefusal, type MappedRow, type rowMapper } from './row-body.ts';
import type { Raw, Row, RowSource } from './rows/row.ts';

export const MOST_ROWS = 1_000_000;
const LARGEST_BLOCK = 4_000_000;

type Mapper = ReturnType<typeof rowMapper>;

export interface TakenIn {
  readonly blocks: number;
  readonly read: number;
  readonly refused: number;
}

interface OpenBlock {
  rows: JobRow[];
  errors: RowError[];
  size: number;
}

/**
 * Reads every row once: what is wrong with it by itself is known before anything is sent. Rows go to the store in
 * blocks, so memory holds one. Throws what is wrong with the file as a whole.
 */
export async function takeIn(
  jobs: ImportJobs,
  jobId: string,
  source: RowSource,
  mapper: Mapper,
): Promise<TakenIn> {
  requireColumns(source, mapper);
  const seen = createDuplicates();
  const sum = { blocks: 0, read: 0, refused: 0 };
  let open: OpenBlock = { rows: [], errors: [], size: 0 };
  const store = async () => {
    await storeBlock(jobs, jobId, sum.blocks, open);
    sum.blocks += 1;
    sum.refused += open.errors.length;
    open = { rows: [], errors: [], size: 0 };
  };
  for await (const row of source.rows) {
    sum.read += 1;
    if (sum.read > MOST_ROWS) throw tooManyRows();
    await addRow(open, row, mapper, seen);
    if (open.rows.length >= ROWS_PER_BLOCK || open.size >= LARGEST_BLOCK) await store();
  }
  if (open.rows.length > 0) await store();
  return sum;
}

/** An unknown column of a table is wrong in every row: the file is refused at once. */
function requireColumns({ heading = [] }: RowSource, mapper: Mapper): void {
  for (const name of heading) {
    try {
      mapper.column(name);
    } catch (error) {
      throw error instanceof RowRefusal ? error.refusal : error;
    }
  }
}

async function addRow(
  open: OpenBlock,
  row: Row,
  mapper: Mapper,
  seen: ReturnType<typeof createDuplicates>,
): Promise<void> {
  const { sheet, row: line, raw } = row;
  open.size += sizeOf(raw) * 2;
  try {
    const mapped = await readRow(row, mapper, seen);
    const { command, body } = mapped;
    const columns = [...mapped.columns].filter(([path, column]) => path !== column);
    open.rows.push({ sheet, line, raw, command, body: JSON.stringify(body), checked: true, columns });
  } catch (error) {
    open.errors.push(rowError(line, error));
    open.rows.push({ sheet, line, raw });
  }
}

/** Throws what is wrong with a row by itself. */
export async function readRow(
  row: Row,
  mapper: Mapper,
  seen: ReturnType<typeof createDuplicates>,
): Promise<MappedRow> {
  if (row.fault) throw refuse(row.fault.code, row.fault.vi, row.fault.en);
  const mapped = await mapper.map(row);
  const checked = commands[mapped.command].schema.safeParse(
    { ...mapped.body, commandId: 'row' },
    { reportInput: true },
  );
  if (!checked.success) {
    const named = (path: readonly string[]) => columnAt(path, mapped.columns);
    const fault = inputError(checked.error, named);
    throw new RowRefusal(fault, named(fault.path));
  }
  const earlier = seen(`${row.sheet} ${keyOf(mapped)}`, row.row);
  if (earlier !== undefined) throw duplicate(earlier);
  const { commandId: _, ...body } = checked.data;
  return { ...mapped, body };
}

/** A refusal of a command as one of the row: its path as the column of the file. */
export function inFile(error: DomainError, columns: ReadonlyMap<string, string>): RowRefusal {
  return new RowRefusal(error, columnAt(error.path, columns));
}

/** The column that gave what stands at a place of the command, else the one that would have. */
function columnAt(path: readonly string[], columns: ReadonlyMap<string, string>): string {
  for (let length = path.length; length > 0; length -= 1) {
    const column = columns.get(path.slice(0, length).join('.'));
    if (column !== undefined) return column;
  }
  return emptyColumnAt(path, columns) ?? path.join('.').replace(/(?:\.\d+)+$/, '');
}

/** Told by its neighbours: entries that a row leaves empty have moved the others up. */
function emptyColumnAt(path: readonly string[], columns: ReadonlyMap<string, string>): string | undefined {
  const entry = `${path.slice(0, -1).join('.')}.`;
  for (const [place, column] of columns) {
    const field = `.${place.slice(entry.length)}`;
    if (!place.startsWith(entry) || !column.endsWith(field)) continue;
    const own = column.slice(0, -field.length);
    // The figure itself of a head-count stands in the column of its unit of count.
    return /\.\d+$/.test(own) ? `${own}.${path.at(-1)!}` : own;
  }
  return undefined;
}

/** Throws what is no refusal, and an outage: it says nothing of the row. */
export function rowError(line: number, error: unknown): RowError {
  const refusal = error instanceof RowRefusal ? error.refusal : error;
  if (!(refusal instanceof DomainError) || OUTAGES.has(refusal.code)) throw refusal;
  const column = error instanceof RowRefusal ? error.column : refusal.path.join('.');
  return { line, column, code: refusal.code, vi: refusal.text.vi, en: refusal.text.en };
}

const OUTAGES: ReadonlySet<string> = new Set([
  'UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'NOT_YET',
  'UNAUTHENTICATED',
]);

async function storeBlock(jobs: ImportJobs, jobId: string, n: number, open: OpenBlock): Promise<void> {
  const { rows, errors } = open;
  const lastLine = rows.at(-1)!.line;
  await jobs.addBlock(jobId, { n, lastLine, rows });
  if (errors.length === 0) return;
  const result = { recorded: 0, unchanged: 0, checked: 0, errors, made: [] };
  await jobs.saveResult(jobId, { n, pass: 'READING', lastLine, refused: errors.length, result });
}

function sizeOf(raw: Raw): number {
  return typeof raw === 'string'
    ? raw.length
    : raw.reduce<number>((sum, cell) => sum + String(cell).length, 0);
}

function tooManyRows(): DomainError {
  return refuse(
    'IMPORT_TOO_LARGE',
    `Tệp có quá ${MOST_ROWS} dòng. Chia thành nhiều tệp.`,
    `The file has more than ${MOST_ROWS} rows. Send it in several files.`,
    { path: ['file'] },
  );
}
