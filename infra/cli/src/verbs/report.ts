import { refuse } from '@trienkhai/kernel/domain-error';
import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { CliConfig } from '../config.ts';
import { createGatewayClient } from '../gateway-client.ts';
import type { Output } from '../output.ts';

export interface ReportOptions {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly lang: string;
  readonly heading?: string;
  readonly knownAt?: string;
  readonly sample?: boolean;
  readonly output: string;
  readonly account: string;
}

const FORMS = ['.docx', '.html'];

/** Writes the report of a unit into a .docx or .html file; the file's name says which. */
export async function writeReport(
  config: CliConfig,
  unit: string,
  { output: file, account, sample, ...rest }: ReportOptions,
  output: Output,
): Promise<void> {
  const form = extname(file);
  if (!FORMS.includes(form)) throw unknownForm(file);
  const given = Object.entries({ ...rest, ...(sample ? { sample: 'true' } : {}) });
  const path = `/v1/reports/${encodeURIComponent(unit + form)}?${new URLSearchParams(given)}`;
  const response = await createGatewayClient(config, account).ask(path);
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(file));
  output.result({ unit, file }, `✓ ${unit} → ${file}`);
}

function unknownForm(file: string) {
  return refuse(
    'INVALID_ARGUMENT',
    `Tệp "${file}" phải có đuôi .docx hoặc .html.`,
    `The file "${file}" must end in .docx or .html.`,
    { path: ['output'] },
  );
}
