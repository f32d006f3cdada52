import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CliConfig } from '../config.ts';
import type { Output } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { createGatewayClient, type GatewayClient } from '../gateway-client.ts';

export interface ImportOptions {
  readonly command: string;
  readonly mode: string;
  readonly dryRun?: boolean;
  readonly reason?: string;
  /** File that takes the refused rows: .csv or .xlsx. */
  readonly errors?: string;
  readonly account: string;
}

interface Job {
  readonly id: string;
  readonly state: string;
  readonly progress: Readonly<Record<'read' | 'checked' | 'recorded' | 'unchanged' | 'refused', number>>;
  readonly error?: { readonly code: string; readonly message: RowError['message'] };
  readonly links: { readonly errors: string; readonly undo?: string };
}

interface RowError {
  readonly line: number;
  readonly column: string;
  /** Of a spreadsheet. */
  readonly sheet?: string;
  readonly cell?: string;
  readonly code: string;
  readonly message: { readonly vi: string; readonly en: string };
}

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.ndjson': 'application/x-ndjson',
  '.jsonl': 'application/x-ndjson',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** What another file is, its content tells. */
const OTHER_TYPE = 'application/octet-stream';
const ENDED = ['DONE', 'REFUSED', 'INCOMPLETE', 'CANCELLED'];
const ERRORS_SHOWN = 20;
const POLL_MS = 250;

/** Sends a file and follows its job to the end; a refused row is a finding. */
export async function importFile(
  config: CliConfig,
  file: string,
  options: ImportOptions,
  output: Output,
): Promise<void> {
  const type = TYPES[extname(file).toLowerCase()] ?? OTHER_TYPE;
  if (options.errors !== undefined) errorFormat(options.errors);
  const gateway = createGatewayClient(config, options.account);
  const { command, mode, dryRun, reason } = options;
  const query = new URLSearchParams({
    ...{ command, mode },
    ...(dryRun ? { dryRun: 'true' } : {}),
    ...(reason === undefined ? {} : { reason }),
  });
  const begun = await gateway.json<Job>(`/v1/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': type, 'idempotency-key': randomUUID() },
    body: createReadStream(file) as unknown as BodyInit,
    duplex: 'half',
  });
  const job = await followed(gateway, begun, output);
  output.result(job, `${job.state}  ${countsOf(job)}`);
  if (job.error) showFault(job.error, output);
  await showErrors(gateway, job, output);
  if (options.errors !== undefined && job.progress.refused > 0) {
    await saveErrors(gateway, job, options.errors, output);
  }
  if (job.links.undo && job.state !== 'DONE') output.say(`undo: ${config.url}${job.links.undo}`);
}

/** A job that waits for its account gets it: whoever watches is there. */
async function followed(gateway: GatewayClient, begun: Job, output: Output): Promise<Job> {
  const line = progressLine(output);
  let job = begun;
  while (!ENDED.includes(job.state)) {
    const { read, checked, recorded, unchanged, refused } = job.progress;
    const sent = job.state === 'CHECKING' ? checked : recorded + unchanged + refused;
    line.show(job.state, sent, read);
    await sleep(POLL_MS);
    const resumes = job.state === 'WAITING_FOR_ACCOUNT';
    job = resumes
      ? await gateway.json<Job>(`/v1/imports/${job.id}/resume`, { method: 'POST' })
      : await gateway.json<Job>(`/v1/imports/${job.id}`);
  }
  line.end();
  return job;
}

function showFault({ code, message }: NonNullable<Job['error']>, output: Output): void {
  output.finding({ problem: code, message }, `  ${code}\t${message.vi} · ${message.en}`);
}

async function showErrors(gateway: GatewayClient, { links, progress }: Job, output: Output): Promise<void> {
  if (progress.refused === 0) return;
  const { errors } = await gateway.json<{ errors: readonly RowError[] }>(
    `${links.errors}?limit=${ERRORS_SHOWN}`,
  );
  for (const error of errors) {
    const { line, column, sheet, cell, code, message } = error;
    const place = sheet === undefined ? {} : { sheet, cell };
    output.finding(
      { problem: code, line, column, ...place, message },
      `  ${cell ?? line}\t${column}\t${code}\t${message.vi} · ${message.en}`,
    );
  }
  const more = progress.refused - errors.length;
  if (more > 0) output.say(`  … ${more} dòng nữa · more: ${links.errors}?format=csv`);
}

/** The refused rows with their reasons, to put right and send again. */
async function saveErrors(gateway: GatewayClient, { links }: Job, file: string, output: Output) {
  const response = await gateway.ask(`${links.errors}?format=${errorFormat(file)}`);
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(file));
  output.say(`✗ → ${file}`);
}

function errorFormat(file: string): 'csv' | 'xlsx' {
  const ending = extname(file).toLowerCase();
  if (ending === '.csv' || ending === '.xlsx') return ending === '.csv' ? 'csv' : 'xlsx';
  throw new Error(`${file}: .csv, .xlsx`);
}

function countsOf({ progress }: Job): string {
  const { read, recorded, unchanged, refused } = progress;
  return `${read} dòng · rows: ${recorded} đã ghi · recorded, ${unchanged} không đổi · unchanged, ${refused} bị từ chối · refused`;
}
