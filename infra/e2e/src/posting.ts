import { formatPositions, type Position } from '@trienkhai/runtime/position';
import { randomUUID } from 'node:crypto';
import { patiently } from './patiently.ts';

/** What a command was answered, as a script sees it over REST. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: { readonly nodeId: string; readonly position: string; readonly code?: string };
  readonly ms: number;
}

export interface SentOptions {
  readonly after?: readonly Position[];
  readonly commandId?: string;
}

export type Post = (command: string, input: object, options?: SentOptions) => Promise<Answer>;

/** The codes of answers that are given while something is not ready yet. */
export const PASSING = ['NOT_YET', 'UNAVAILABLE', 'OUTCOME_UNKNOWN', 'VERSION_CONFLICT'];

/** Posts commands below `url` with the token of one account. */
export function posting(url: string, token: string): Post {
  return async (command, input, { after = [], commandId = randomUUID() } = {}) => {
    const begun = performance.now();
    const response = await fetch(`${url}/${command}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': commandId,
        ...(after.length > 0 ? { 'x-after-position': formatPositions(after) } : {}),
      },
      body: JSON.stringify(input),
    });
    const body = (await response.json()) as Answer['body'];
    const ms = performance.now() - begun;
    return { status: response.status, retryAfter: response.headers.get('retry-after'), body, ms };
  };
}

/** Sends again, with the same id, what passes by itself. */
export async function insist(
  post: Post,
  command: string,
  input: object,
  options: SentOptions,
): Promise<Answer['body']> {
  const { status, body } = await patiently(
    () => post(command, input, options),
    (answer) => answer.body.code,
    { codes: PASSING, forMs: 180_000 },
  );
  if (status >= 300) throw new Error(`${command}: ${JSON.stringify(body)}`);
  return body;
}
