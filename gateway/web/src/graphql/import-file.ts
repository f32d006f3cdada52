import { inDaysOfPeople, type Refusal } from './refusal.ts';
import { askRest } from './rest.ts';

/** A file whose rows are carried out one by one, and how far that is. */
export interface ImportJob {
  readonly id: string;
  readonly state: string;
  readonly dryRun: boolean;
  readonly progress: {
    readonly read: number;
    readonly checked: number;
    readonly recorded: number;
    readonly unchanged: number;
    readonly refused: number;
  };
  /** Why it came to nothing as a whole. */
  readonly error?: { readonly message: Refusal['message'] };
  /** The first rows that were refused. */
  readonly errors: readonly RefusedRow[];
}

export interface RefusedRow {
  readonly line: number;
  readonly column: string;
  readonly cell?: string;
  readonly message: Refusal['message'];
}

const ENDED = ['DONE', 'REFUSED', 'INCOMPLETE', 'CANCELLED'];

export const hasEnded = ({ state }: ImportJob): boolean => ENDED.includes(state);

/** Sends a file, of which every row is one command; `dryRun`: nothing is recorded. */
export function beginImport(command: string, file: File, dryRun: boolean): Promise<ImportJob> {
  const query = new URLSearchParams({ command, mode: 'good-rows', dryRun: String(dryRun) });
  return asked(`/v1/imports?${query}`, {
    method: 'POST',
    body: file,
    headers: {
      'content-type': file.type || 'application/octet-stream',
      'idempotency-key': crypto.randomUUID(),
    },
  });
}

export function readImport(id: string, signal: AbortSignal): Promise<ImportJob> {
  return asked(`/v1/imports/${id}`, { signal });
}

async function asked(address: string, init: RequestInit): Promise<ImportJob> {
  const answer = await askRest<ImportJob>(address, init);
  return { ...answer, errors: answer.errors.map(inPlainDays) };
}

const inPlainDays = (row: RefusedRow): RefusedRow => ({ ...row, message: inDaysOfPeople(row.message) });
