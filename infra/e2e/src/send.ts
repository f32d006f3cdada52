import { randomUUID } from 'node:crypto';
import type { Json } from './json.ts';

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

/** Sends commands over REST as an office's script would; without a commandId each sending is a new command. */
export function sendAs(url: string, token: string): Send {
  return async (command, input, headers = {}) => {
    const response = await fetch(`${url}/v1/commands/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify({ commandId: randomUUID(), ...input }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, Json>,
    };
  };
}
