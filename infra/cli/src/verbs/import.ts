import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
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
  readonly code: string;
  readonly message: { readonly vi: string; readonly en: string };
}

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.ndjson': 'application/x-ndjson',
  '.jsonl': 'application/x-ndjson',
};
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
  const type = TYPES[extname(file).toLowerCase()];
  if (!type) throw new Error(`${file}: .csv, .ndjson, .jsonl`);
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
    const { line, column, code, message } = error;
    output.finding(
      { problem: code, line, column, message },
      `  ${line}\t${column}\t${code}\t${message.vi} · ${message.en}`,
    );
  }
  const more = progress.refused - errors.length;
  if (more > 0) output.say(`  … ${more} dòng nữa · more: ${links.errors}?format=csv`);
}

function countsOf({ progress }: Job): string {
  const { read, recorded, unchanged, refused } = progress;
  return `${read} dòng · rows: ${recorded} đã ghi · recorded, ${unchanged} không đổi · unchanged, ${refused} bị từ chối · refused`;
}
