import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNetwork, type Network } from '../../infra/dev/src/network.ts';
import { patiently } from '../../infra/e2e/src/patiently.ts';
import { PASSING } from '../../infra/e2e/src/posting.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { readonly code?: string; readonly nodeId?: string };
  readonly bytes: Buffer;
}

interface Asking extends RequestInit {
  /** Absent: admin of the centre; empty: none. */
  readonly token?: string;
  /** Absent: the network's gateway. */
  readonly url?: string;
}

/** All services and the gateway with one province, one district and one directive. */
export interface RestFixture {
  readonly network: Network;
  readonly directive: string;
  /** Position of the directive and of the units it rests on. */
  readonly position: string;
  ask(path: string, asking?: Asking): Promise<Answer>;
  /** A body that is a text is sent as it is. */
  send(command: string, body: unknown, headers?: Record<string, string>, token?: string): Promise<Answer>;
  stop(): Promise<void>;
}

export const FIRST = '2021-11-01';
export const centre = `centre:TW:${FIRST}`;
export const province = `province:40:${FIRST}`;
export const district = `district:417:${FIRST}`;

const base = { origin: 'first-snapshot' };
const country = {
  commandId: 'state-2021',
  effectiveOn: FIRST,
  issuedOn: FIRST,
  openings: [
    { ...base, level: 'CENTRE', code: 'TW', name: 'Trung ương', kind: 'Trung ương' },
    { ...base, level: 'PROVINCE', code: '40', name: 'Nghệ An', kind: 'Tỉnh', parent: centre },
    { ...base, level: 'DISTRICT', code: '417', name: 'Kỳ Sơn', kind: 'Huyện', parent: province },
  ],
};
const draft = {
  commandId: 'register',
  symbol: '208-QĐ/TW',
  title: 'Về trung tâm chính trị',
  issuer: centre,
  issuedOn: '2019-11-08',
};

export async function startRest(): Promise<RestFixture> {
  const namespace = `rest-${randomUUID().slice(0, 8)}`;
  const keysDir = mkdtempSync(join(tmpdir(), 'trienkhai-keys-'));
  const stack = {
    kafkaBrokers: (process.env['KAFKA_BROKERS'] ?? '').split(','),
    mongoUri: process.env['MONGODB_URI'] ?? '',
  };
  const network = await startNetwork({ ...stack, namespace, port: 0, keysDir, logLevel: 'silent' });
  const admin = await network.token('admin@centre');
  const ask: RestFixture['ask'] = (path, { token = admin, url = network.url, ...init } = {}) =>
    request(`${url}${path}`, init, token);
  const send: RestFixture['send'] = (command, body, headers = {}, token = admin) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const all = { 'content-type': 'application/json', ...headers };
    return ask(`/v1/commands/${command}`, { method: 'POST', body: text, headers: all, token });
  };
  const insist = (command: string, body: object, headers = {}) =>
    patiently(
      () => send(command, body, headers),
      (answer) => answer.body.code,
      { codes: PASSING },
    );
  const state = await insist('applyReorganisation', country);
  const after = { 'x-after-position': state.headers.get('x-position') ?? '' };
  const registered = await insist('registerDirective', draft, after);
  if (registered.status !== 201) throw new Error(JSON.stringify([state.body, registered.body]));
  return {
    network,
    ask,
    send,
    directive: String(registered.body.nodeId),
    position: registered.headers.get('x-position') ?? '',
    stop: async () => {
      await network.stop();
      await dropNamespace({ namespace, ...stack });
      rmSync(keysDir, { recursive: true });
    },
  };
}

async function request(url: string, init: RequestInit, token: string): Promise<Answer> {
  const headers = new Headers(init.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(url, { ...init, headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString('utf8');
  const type = response.headers.get('content-type') ?? '';
  const json = type.includes('json') && !type.includes('ndjson');
  const body = (json ? JSON.parse(text) : { text }) as Answer['body'];
  return { status: response.status, headers: response.headers, body, bytes };
}
