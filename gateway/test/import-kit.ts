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
export async function jobIn(rest: RestFixture, id: string, states: readonly string[] = ENDED, asking = {}) {
  for (let left = 600; left > 0; left -= 1) {
    const { body } = await rest.ask(`/v1/imports/${id}`, asking);
    if (states.includes(String(body['state']))) return body as any;
    await sleep(50);
  }
  throw new Error(`import ${id} is in none of ${states.join()}`);
}

/** Sends a file and waits for its end. */
export async function importFile(rest: RestFixture, sent: SentFile) {
  const { status, body } = await sendFile(rest, sent);
  if (status !== 202) throw new Error(JSON.stringify(body));
  return jobIn(rest, String(body['id']));
}

export function table(...lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n`;
}
