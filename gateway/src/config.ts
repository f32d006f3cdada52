import { ConfigError, loadServiceConfig, type ServiceConfig } from '@trienkhai/runtime/config';
import { withSecretFiles } from '@trienkhai/runtime/config/secrets';
import type { BlockList } from 'node:net';
import { z } from 'zod';
import { limitsEnvironment, limitsFrom } from './limits/config.ts';
import type { Limits } from './limits/turnstile.ts';

import type { ClientConfig } from './sign-in/sign-in-server.ts';

export { defaultLimits } from './limits/config.ts';

export interface GatewayConfig extends ServiceConfig {
  /** HTTP port; 0: any free one. */
  readonly port: number;
  /** Interface on which the gateway listens; absent: loopback only. */
  readonly host?: string;
  /** Where a development issuer is reached that is shown below the gateway's own address, e.g. `http://issuer:4100/oidc`. */
  readonly developmentIssuer?: string;
  /** Absent: none, which only measurements want. */
  readonly limits?: Limits;
  /** Proxies that are believed when they say from where a request comes; absent: none. */
  readonly proxies?: BlockList;
  /** How long it is kept who read what is not for everybody. */
  readonly readingsKeptDays?: number;
  /** Address under which browsers know the gateway; absent: none but this machine's own. */
  readonly publicUrl?: string;
  /** How the sign-in server knows the console; absent: as that of development does. */
  readonly client?: ClientConfig;
}

/** Two years. */
export const READINGS_KEPT_DAYS = 730;

/** As the development issuer knows the console. */
export const CONSOLE_CLIENT: ClientConfig = { id: 'trienkhai-console', scope: 'openid offline_access api' };

const environment = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DEVELOPMENT_ISSUER: z.url({ error: 'must be a URL' }).optional(),
  ...limitsEnvironment,
  TRIENKHAI_READINGS_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int()
    .min(1)
    .default(READINGS_KEPT_DAYS),
  PUBLIC_URL: z
    .url({ error: 'must be a URL' })
    .refine(isSafe, 'must begin with https://, but on this machine')
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).default(CONSOLE_CLIENT.id),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPE: z.string().min(1).default(CONSOLE_CLIENT.scope),
});

/** Reads the gateway's configuration. Throws ConfigError naming every problem at once. */
export function loadConfig(given: NodeJS.ProcessEnv): GatewayConfig {
  const env = withSecretFiles(given);
  const problems: string[] = [];
  const service = collect(() => loadServiceConfig('gateway', env, 0), problems);
  const names = Object.keys(environment.shape);
  const own = environment.safeParse(Object.fromEntries(names.map((name) => [name, env[name] || undefined])));
  for (const issue of own.error?.issues ?? []) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  if (!service || !own.data) throw new ConfigError(problems);
  const { HOST: host, PORT: port, DEVELOPMENT_ISSUER: issuer, PUBLIC_URL: publicUrl } = own.data;
  const { OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret, OIDC_SCOPE: scope } = own.data;
  return {
    ...service,
    host,
    port,
    limits: limitsFrom(own.data),
    ...(own.data.TRUSTED_PROXIES ? { proxies: own.data.TRUSTED_PROXIES } : {}),
    readingsKeptDays: own.data.TRIENKHAI_READINGS_DAYS,
    ...(issuer ? { developmentIssuer: issuer } : {}),
    ...(publicUrl ? { publicUrl } : {}),
    client: { id, scope, ...(secret ? { secret } : {}) },
  };
}

/** Cookies and codes of a sign-in never cross a net in the open. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function collect<Value>(read: () => Value, problems: string[]): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
