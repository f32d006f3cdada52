import { randomUUID } from 'node:crypto';
import type { Json } from './json.ts';
import { patiently } from './patiently.ts';

/** A command's answer over REST. */
export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, Json>>;
}

export type Send = (
  command: string,
  input: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
) => Promise<Sent>;

/**
 * Sends commands over REST as an office's script would: again, with the same id, while the store is away.
 * Without a commandId each sending is a new command.
 */
export function sendAs(url: string, token: string): Send {
  return (command, input, headers = {}) => {
    const body = JSON.stringify({ commandId: randomUUID(), ...input });
    return patiently(
      () => post(`${url}/v1/commands/${command}`, token, body, headers),
      (sent) => sent.body['code'],
    );
  };
}

async function post(
  url: string,
  token: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<Sent> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, Json>,
  };
}
