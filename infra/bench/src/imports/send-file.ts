import { setTimeout as delay } from 'node:timers/promises';

/** Where a file is sent, and in whose name. */
export interface ImportDoor {
  readonly url: string;
  /** A token that still holds for a while. */
  readonly token: () => Promise<string>;
  /** What every row must have seen. */
  readonly after: string;
}

export interface SentJob {
  readonly mode: 'good-rows' | 'all-or-nothing';
  readonly dryRun?: boolean;
  readonly rows: AsyncIterable<Uint8Array>;
}

interface Job {
  readonly id: string;
  readonly state: string;
  readonly progress: Readonly<Record<'read' | 'checked' | 'recorded' | 'refused', number>>;
}

const ENDED = ['DONE', 'REFUSED', 'INCOMPLETE', 'CANCELLED'];
const POLL_MS = 100;

/** Sends a file of sessions and follows its job to the end; resolves with the rows that passed. */
export async function sendSessions(door: ImportDoor, { mode, dryRun, rows }: SentJob): Promise<number> {
  const query = new URLSearchParams({
    ...{ command: 'recordSession', mode, dryRun: String(dryRun ?? false) },
  });
  const begun = await ask(door, `/v1/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'x-after-position': door.after },
    body: rows as unknown as BodyInit,
    duplex: 'half',
  });
  let job = begun;
  while (!ENDED.includes(job.state)) {
    await delay(POLL_MS);
    const waits = job.state === 'WAITING_FOR_ACCOUNT';
    job = waits
      ? await ask(door, `/v1/imports/${job.id}/resume`, { method: 'POST' })
      : await ask(door, `/v1/imports/${job.id}`);
  }
  const { read, checked, recorded } = job.progress;
  const passed = dryRun ? checked : recorded;
  if (job.state !== 'DONE' || passed !== read) throw new Error(JSON.stringify(job));
  return passed;
}

async function ask(
  { url, token }: ImportDoor,
  path: string,
  init: RequestInit & { duplex?: 'half' } = {},
): Promise<Job> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${await token()}`);
  const response = await fetch(`${url}${path}`, { ...init, headers });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(body));
  return body as Job;
}
