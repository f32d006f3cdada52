import { createHash } from 'node:crypto';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { JobRecord, JobStore } from '@trienkhai/runtime/document-store/jobs';
import type { CommandName } from '../commands/index.ts';
import type { Raw, SheetPlace } from './rows/row.ts';

export const MODES = ['good-rows', 'all-or-nothing'] as const;
export const FORMATS = ['csv', 'ndjson', 'xlsx'] as const;
export const ACTIVE = ['READING', 'CHECKING', 'RECORDING', 'WAITING_FOR_ACCOUNT'] as const;
export const ENDED = ['DONE', 'REFUSED', 'INCOMPLETE', 'CANCELLED'] as const;
export type JobState = (typeof ACTIVE)[number] | (typeof ENDED)[number];

export interface JobOptions {
  readonly command: CommandName;
  readonly mode: (typeof MODES)[number];
  readonly dryRun: boolean;
  readonly format: (typeof FORMATS)[number];
  /** Reason of the corrections that rows with an id make. */
  readonly reason: string;
}

/** Rows, each counted once in `refused` at most. */
export interface Progress {
  readonly read: number;
  readonly checked: number;
  readonly recorded: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface ImportJob extends JobRecord {
  readonly state: JobState;
  /** In whose name the account acted; absent: a job of an earlier version. */
  readonly unit?: UnitId;
  readonly options: JobOptions;
  readonly progress: Progress;
  readonly blocks: number;
  /** Heading row of a table: the file goes back with the same columns. */
  readonly heading?: readonly string[];
  /** Of a spreadsheet: where the heading stands. */
  readonly sheet?: SheetPlace;
  /** What every row must have seen, and the units at which the job began. */
  readonly after: string;
  /** SHA-256 of the file. */
  readonly digest?: string;
  /** Pass that was under way when the job began to wait. */
  readonly waitingIn?: 'CHECKING' | 'RECORDING';
  readonly cancelling?: boolean;
  readonly endedAt?: Date;
}

export interface JobRow {
  readonly sheet: string;
  readonly line: number;
  readonly raw: Raw;
  /** Absent: the row cannot be sent. */
  readonly command?: CommandName;
  /** JSON of the command's body. */
  readonly body?: string;
  /** The body is complete and need not be checked again. */
  readonly checked?: true;
  /** Pairs of a place in the body and its column, where they differ. */
  readonly columns?: readonly (readonly [string, string])[];
}

export interface RowError {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

export interface PassResult {
  readonly recorded: number;
  readonly unchanged: number;
  readonly checked: number;
  readonly errors: readonly RowError[];
  /** Line and node of each row that recorded something. */
  readonly made: readonly (readonly [line: number, nodeId: string])[];
}

export type ImportJobs = JobStore<ImportJob, JobRow, PassResult>;

export const NO_PROGRESS: Progress = { read: 0, checked: 0, recorded: 0, unchanged: 0, refused: 0 };
export const ROWS_PER_BLOCK = 500;

/** The same row of the same job is the same command, however often it is sent. */
export function commandIdOf(jobId: string, { sheet, line }: Pick<JobRow, 'sheet' | 'line'>): string {
  const digest = createHash('sha256').update(`${jobId}\n${sheet}\n${line}`).digest('hex');
  return `import:${digest.slice(0, 40)}`;
}
