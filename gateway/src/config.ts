import { ConfigError, loadServiceConfig, type ServiceConfig } from '@trienkhai/runtime/config';
import { z } from 'zod';
import { limitsEnvironment, limitsFrom } from './limits/config.ts';
import type { Limits } from './limits/turnstile.ts';

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
  /** How long it is kept who read what is not for everybody. */
  readonly readingsKeptDays?: number;
}

const environment = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DEVELOPMENT_ISSUER: z.url({ error: 'must be a URL' }).optional(),
  ...limitsEnvironment,
  TRIENKHAI_READINGS_DAYS: z.coerce.number({ error: 'must be a number of days' }).int().min(1).default(730),
});

/** Reads the gateway's configuration. Throws ConfigError naming every problem at once. */
export function loadConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const problems: string[] = [];
  const service = collect(() => loadServiceConfig('gateway', env, 0), problems);
  const names = Object.keys(environment.shape);
  const own = environment.safeParse(Object.fromEntries(names.map((name) => [name, env[name] || undefined])));
  for (const issue of own.error?.issues ?? []) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  if (!service || !own.data) throw new ConfigError(problems);
  const { HOST: host, PORT: port, DEVELOPMENT_ISSUER: issuer, TRIENKHAI_READINGS_DAYS: kept } = own.data;
  return {
    ...service,
    host,
    port,
    limits: limitsFrom(own.data),
    readingsKeptDays: kept,
    ...(issuer ? { developmentIssuer: issuer } : {}),
  };
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
