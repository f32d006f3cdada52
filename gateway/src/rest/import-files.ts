import type { Request, Response } from 'express';
import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refusedRows } from '../imports/errors.ts';
import type { Imports } from '../imports/imports.ts';
import { wrongState } from '../imports/imports.ts';
import type { ImportJob, ImportJobs } from '../imports/job.ts';
import { REASON_COLUMNS } from '../imports/rows/csv.ts';
import { undoLines } from '../imports/undo.ts';

/** The refused rows as they came in, each with its reason before it. */
export async function sendErrorsTable(
  jobs: ImportJobs,
  job: ImportJob,
  after: number,
  response: Response,
): Promise<void> {
  const heading = [...REASON_COLUMNS, ...(job.heading ?? ['row'])];
  async function* lines() {
    yield heading;
    for await (const { line, column, code, vi, en, row } of refusedRows(jobs, job, after)) {
      yield [line, column, code, vi, en, ...(typeof row === 'string' ? [row] : row.map(String))];
    }
  }
  response.type('text/csv; charset=utf-8');
  response.set('Content-Disposition', `attachment; filename="import-${job._id}-errors.csv"`);
  await pipeline(Readable.from(lines()), stringify(), response);
}

/** Commands that take back what the job recorded, one JSON line each, to look through and send. */
export async function sendUndo(
  job: ImportJob,
  _: Request,
  response: Response,
  { jobs }: Imports,
): Promise<void> {
  if (job.endedAt === undefined) throw wrongState(job);
  const reason = `Thu hồi lần nhập ${job._id}`;
  async function* lines() {
    for await (const { line, nodeId, undo } of undoLines(jobs, job, reason)) {
      yield `${JSON.stringify(undo ? { ...undo.body } : { line, nodeId, undo: null })}\n`;
    }
  }
  response.type('application/x-ndjson; charset=utf-8');
  const command = await commandOf(jobs, job, reason);
  if (command) response.set('X-Undo-Command', command);
  await pipeline(Readable.from(lines()), response);
}

async function commandOf(jobs: ImportJobs, job: ImportJob, reason: string): Promise<string | undefined> {
  for await (const { undo } of undoLines(jobs, job, reason)) if (undo) return undo.command;
  return undefined;
}
