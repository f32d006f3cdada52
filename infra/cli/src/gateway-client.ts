import type { CliConfig } from './config.ts';
import { machineToken } from './machine-token.ts';
import { requestToken } from './verbs/token.ts';

export interface GatewayClient {
  /** Throws with the refusal in both languages. */
  ask(path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Response>;
  json<Answer>(path: string, init?: RequestInit & { duplex?: 'half' }): Promise<Answer>;
}

const TOKEN_AGE_MS = 600_000;

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
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await tokenNow()}`);
    const response = await fetch(`${config.url}${path}`, { ...init, headers });
    if (response.ok) return response;
    const { code, message } = (await response.json()) as Refusal;
    throw new Error(`${code}: ${message.vi}\n${message.en}`);
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
