import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from './json.ts';

/** An office's files: what it sends as tables, and what it takes out. */
export interface Files {
  /** Sends a table and waits for the end of its job. Throws where the file as a whole is refused. */
  send(command: string, table: string, query?: Readonly<Record<string, string>>): Promise<Json>;
  /** The refused rows of a job as a table, with their reasons. */
  refused(job: Json): Promise<string>;
  take(set: string, query?: Readonly<Record<string, string>>): Promise<string>;
}

const ENDED = ['DONE', 'REFUSED', 'INCOMPLETE', 'CANCELLED'];

export function filesOf(url: string, token: string): Files {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(`${url}${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response;
  };
  return {
    async send(command, body, query = {}) {
      const path = `/v1/imports?${new URLSearchParams({ command, ...query })}`;
      const headers = { 'content-type': 'text/csv' };
      let job: Json = await (await ask(path, { method: 'POST', headers, body })).json();
      while (!ENDED.includes(String(job.state))) {
        await sleep(100);
        job = await (await ask(`/v1/imports/${job.id}`)).json();
      }
      return job;
    },
    refused: async (job) => (await ask(`${job.links.errors}?format=csv`)).text(),
    take: async (set, query = {}) => (await ask(`/v1/exports/${set}?${new URLSearchParams(query)}`)).text(),
  };
}
