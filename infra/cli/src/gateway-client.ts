import { setTimeout as sleep } from 'node:timers/promises';
import type { CliConfig } from './config.ts';
import { machineToken } from './machine-token.ts';
import { requestToken } from './verbs/token.ts';

export interface GatewayClient {
  /** Sends again what is put off for a moment; throws with the refusal in both languages. */
  ask(path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Response>;
  json<Answer>(path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Answer>;
}

const TOKEN_AGE_MS = 600_000;
/** How long to ask again what the gateway puts off. */
const PATIENCE_MS = 30_000;

/** The gateway in the name of one account; TRIENKHAI_TOKEN, else a token of the program's own or of the development issuer, renewed in time. */
export function createGatewayClient(config: CliConfig, account: string): GatewayClient {
  let token: Promise<string> | undefined;
  let takenAt = 0;
  const tokenNow = (): Promise<string> => {
    if (config.token !== undefined) return Promise.resolve(config.token);
    if (token && Date.now() - takenAt < TOKEN_AGE_MS) return token;
    takenAt = Date.now();
    return (token = config.client ? machineToken(config.client) : requestToken(config, account));
  };
  const ask: GatewayClient['ask'] = async (path, init = {}) => {
    const begun = Date.now();
    for (;;) {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${await tokenNow()}`);
      const response = await fetch(`${config.url}${path}`, { ...init, headers });
      if (response.ok) return response;
      const { code, message } = (await response.json()) as Refusal;
      const laterMs = 1000 * Number(response.headers.get('retry-after') ?? Number.NaN);
      // A file that was sent is not there a second time.
      const asksAgain = !init.body && Date.now() + laterMs - begun <= PATIENCE_MS;
      if (!asksAgain) throw new Error(`${code}: ${message.vi}\n${message.en}`);
      await sleep(laterMs);
    }
  };
  return {
    ask,
    json: async <Answer>(path: string, init?: RequestInit) =>
      (await (await ask(path, init)).json()) as Answer,
  };
}

interface Refusal {
  readonly code: string;
  readonly message: { readonly vi: string; readonly en: string };
}
