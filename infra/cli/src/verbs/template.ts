import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { CliConfig } from '../config.ts';
import { createGatewayClient } from '../gateway-client.ts';
import type { Output } from '../output.ts';

export interface TemplateOptions {
  readonly lang?: string;
  readonly on?: string;
  readonly output: string;
  readonly account: string;
}

/** Writes the empty spreadsheet of one command into a file. */
export async function saveTemplate(
  config: CliConfig,
  command: string,
  { output: file, account, ...rest }: TemplateOptions,
  output: Output,
): Promise<void> {
  const query = new URLSearchParams({ command, ...rest });
  const response = await createGatewayClient(config, account).ask(`/v1/imports/template.xlsx?${query}`);
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(file));
  output.result({ command, file }, `✓ ${command} → ${file}`);
}
