import type { Run, RunResult } from './load.ts';
import { formatPositions, mergePositions, parsePositions } from '@trienkhai/runtime/position';

interface Problem {
  readonly code?: string;
  readonly message?: { readonly vi: string; readonly en: string };
  readonly path?: readonly string[];
}

/** Sends commands over REST with the token of one account, as a script of that office would. */
export function restRun(url: string, token: () => Promise<string>): Run {
  return async (command, input, { after }): Promise<RunResult> => {
    const response = await fetch(`${url}/v1/commands/${command}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await token()}`,
        'idempotency-key': input.commandId,
        ...(after.length > 0 ? { 'x-after-position': merged(after) } : {}),
      },
      body: JSON.stringify(input),
    });
    const position = response.headers.get('x-position') ?? undefined;
    const body = (await response.json()) as Problem;
    if (response.ok) return { ok: true, position };
    const { code = `HTTP_${response.status}`, message = { vi: '', en: '' }, path = [] } = body;
    return { ok: false, error: { code, message, path } };
  };
}

/** An answer repeats the positions it rests on; each stream is named once. */
function merged(after: readonly string[]): string {
  return formatPositions(mergePositions(parsePositions(after.join(','))));
}
