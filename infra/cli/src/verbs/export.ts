import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { CliConfig } from '../config.ts';
import { createGatewayClient } from '../gateway-client.ts';
import type { Output } from '../output.ts';

export interface ExportOptions {
  readonly format?: string;
  readonly lang?: string;
  readonly within?: string;
  readonly from?: string;
  readonly to?: string;
  readonly directive?: string;
  readonly sample?: boolean;
  readonly output?: string;
  readonly account: string;
}

const FORMATS = ['csv', 'ndjson', 'xlsx'];

/** Writes a set into a file, or to the standard output where none is named. */
export async function exportSet(
  config: CliConfig,
  set: string,
  options: ExportOptions,
  output: Output,
  stream: NodeJS.WritableStream,
): Promise<void> {
  const { output: file, account, sample, ...rest } = options;
  const ending = FORMATS.find((format) => file?.toLowerCase().endsWith(`.${format}`));
  const named = { format: ending ?? 'csv', ...rest, ...(sample ? { sample: 'true' } : {}) };
  const given = Object.entries(named);
  const response = await createGatewayClient(config, account).ask(
    `/v1/exports/${encodeURIComponent(set)}?${new URLSearchParams(given)}`,
  );
  const body = Readable.fromWeb(response.body as ReadableStream);
  await pipeline(body, file === undefined ? stream : createWriteStream(file), { end: file !== undefined });
  if (file !== undefined) output.result({ set, file }, `✓ ${set} → ${file}`);
}
