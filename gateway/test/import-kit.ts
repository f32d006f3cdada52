import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, RestFixture } from './rest-fixture.ts';

export interface SentFile {
  readonly query: Record<string, string>;
  readonly file: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly token?: string;
  readonly url?: string;
}

/** Sends a file as a script would. */
export function sendFile(
  rest: RestFixture,
  { query, file, type, headers, ...who }: SentFile,
): Promise<Answer> {
  return rest.ask(`/v1/imports?${new URLSearchParams(query)}`, {
    method: 'POST',
    body: file as BodyInit,
    ...(typeof file === 'string' || file instanceof Uint8Array ? {} : { duplex: 'half' as const }),
    headers: { 'content-type': type ?? 'text/csv', 'x-after-position': rest.position, ...headers },
    ...who,
  });
}

const ENDED = ['DONE', 'REFUSED', 'INCOMPLETE', 'CANCELLED'];

/** The job once it is in one of the states, at the end by default. */
export async function jobIn(
  rest: RestFixture,
  id: string,
  states: readonly string[] = ENDED,
  { everyMs = 50, ...asking }: { everyMs?: number; token?: string } = {},
) {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    const { body } = await rest.ask(`/v1/imports/${id}`, asking);
    if (states.includes(String(body['state']))) return body as any;
    await sleep(everyMs);
  }
  throw new Error(`import ${id} is in none of ${states.join()}`);
}

/** Sends a file and waits for its end. */
export async function importFile(rest: RestFixture, sent: SentFile) {
  const { status, body } = await sendFile(rest, sent);
  if (status !== 202) throw new Error(JSON.stringify(body));
  return jobIn(rest, String(body['id']));
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A set as a spreadsheet. */
export async function exportedBook(rest: RestFixture, path: string): Promise<Buffer> {
  const { status, body, bytes } = await rest.ask(`/v1/exports/${path}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return bytes;
}

/** A set as it comes out. */
export async function exported(rest: RestFixture, set: string, query = ''): Promise<string> {
  const { status, body } = await rest.ask(`/v1/exports/${set}?${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return String(body['text']);
}

/** Sends a set back as it came out, in every format; answers the jobs, what went in and what comes out then. */
export async function thereAndBack(rest: RestFixture, set: string, command: string) {
  const csv = await exported(rest, set);
  const lines = await exported(rest, set, 'format=ndjson');
  const book = await exportedBook(rest, `${set}.xlsx`);
  const english = await exportedBook(rest, `${set}?format=xlsx&lang=en`);
  const jobs = [
    await importFile(rest, { query: { command }, file: csv }),
    await importFile(rest, { query: { command }, file: lines, type: 'application/x-ndjson' }),
    await importFile(rest, { query: { command }, file: book, type: XLSX }),
    await importFile(rest, { query: { command }, file: english, type: XLSX }),
  ];
  return { csv, jobs, again: await exported(rest, set) };
}

export function table(...lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n`;
}
