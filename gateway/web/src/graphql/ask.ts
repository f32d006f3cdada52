import { takenOver } from '../ahead/taken.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { currentSession, runOut } from '../session/session.ts';
import { isMutation, OPERATION_UNKNOWN, requestOf, spellOut } from './operation.ts';
import { askAfterCommand, positionsToReach, reach } from './positions.ts';
import { doubtReach } from './reach.ts';
import { inDaysOfPeople, refused, unreachable, type Refusal } from './refusal.ts';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** Longer than that no answer is worth waiting for: the line is dead. */
const PATIENCE_MS = 30_000;

/**
 * Asks the gateway. Throws an error with a refusal in it; whoever is signed in no more is told so.
 * Questions after a command see what it did.
 */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
  headers: Record<string, string> = {},
): Promise<Result> {
  const body = JSON.stringify(requestOf(document, variables));
  const asker = currentSession()?.id;
  const response = await post(body, headers, signal);
  if (response.status === 401) runOut();
  if (currentSession()?.id === asker) takeNote(response.headers.get('x-position'), isMutation(document));
  const { data, errors } = await read<Result>(response);
  const [error] = errors ?? [];
  if (error?.extensions?.['code'] === OPERATION_UNKNOWN) {
    await spellOut();
    return ask(document, variables, signal, headers);
  }
  if (error) throw refused(refusalIn(error.message, error.extensions));
  if (!data) throw unreachable();
  return data;
}

/** What commands would be answered now; nothing is recorded. */
export function rehearse<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  return ask(document, variables, signal, { 'x-dry-run': 'true' });
}

/** Header of every request: another account that signs in meanwhile must not answer for this one. */
export function inWhoseName() {
  return { 'x-account': encodeURIComponent(currentSession()?.id ?? '') };
}

/** What it had in it, or what it did. */
function takeNote(positions: string | null, isCommand: boolean): void {
  if (isCommand) askAfterCommand(positions);
  else reach(positions);
}

async function post(body: string, further: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const after = positionsToReach();
  const headers = {
    'content-type': 'application/json',
    ...inWhoseName(),
    ...further,
    ...(after ? { 'x-after-position': after } : {}),
  };
  try {
    const asked = takenOver(headers['x-account'] + body);
    if (asked) return await asked;
    const late = AbortSignal.timeout(PATIENCE_MS);
    return await fetch('/graphql', {
      method: 'POST',
      headers,
      body,
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    void doubtReach();
    throw unreachable();
  }
}

async function read<Result>(response: Response): Promise<Answer<Result>> {
  try {
    return (await response.json()) as Answer<Result>;
  } catch {
    void doubtReach();
    throw unreachable();
  }
}

function refusalIn(text: string, extensions: Record<string, unknown> = {}): Refusal {
  const { code, message, ...facts } = extensions;
  const both = message as Refusal['message'] | undefined;
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: both?.vi && both.en ? inDaysOfPeople(both) : { vi: text, en: text },
    facts,
  };
}
