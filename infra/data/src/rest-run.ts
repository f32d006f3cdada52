import type { Run, RunResult } from './load.ts';
import { formatPositions, mergePositions, parsePositions } from '@trienkhai/runtime/position';

interface Answer {
  readonly nodeId?: string;
  readonly version?: number;
  readonly code?: string;
  readonly message?: { readonly vi: string; readonly en: string };
  readonly path?: readonly string[];
}

/** Sends commands over REST with the token of the account that each is sent by, as scripts of those offices would. */
export function restRun(url: string, token: (by?: 'approver') => Promise<string>): Run {
  return async (command, input, { after, by }): Promise<RunResult> => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await token(by)}`,
      'idempotency-key': input.commandId,
      ...(after.length > 0 ? { 'x-after-position': merged(after) } : {}),
    };
    try {
      const request = { method: 'POST', headers, body: JSON.stringify(input) };
      return await resultOf(await fetch(`${url}/v1/commands/${command}`, request));
    } catch (error) {
      return brokenOff(error);
    }
  };
}

async function resultOf(response: Response): Promise<RunResult> {
  const body = (await response.json()) as Answer;
  if (response.ok) return { ok: true, position: positionOf(body) };
  const { code = `HTTP_${response.status}`, message = { vi: '', en: '' }, path = [] } = body;
  return { ok: false, error: { code, message, path } };
}

/** A connection that broke leaves open whether the command was recorded: it may be sent again. */
function brokenOff(error: unknown): RunResult {
  const { message, cause } = error as Error;
  const en = cause instanceof Error ? `${message}: ${cause.message}` : message;
  return { ok: false, error: { code: 'OUTCOME_UNKNOWN', message: { vi: en, en }, path: [] } };
}

/** Of what this command has recorded; the header repeats what it rests on as well. */
function positionOf({ nodeId, version }: Answer): string | undefined {
  return nodeId && version ? formatPositions([{ streamId: nodeId, version }]) : undefined;
}

const headerOf = new WeakMap<readonly string[], string>();

/** Thousands of commands rest on the same list. Each stream is named once. */
function merged(after: readonly string[]): string {
  const header = headerOf.get(after) ?? formatPositions(mergePositions(parsePositions(after.join(','))));
  headerOf.set(after, header);
  return header;
}
