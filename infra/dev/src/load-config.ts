import { loadServiceConfig, type ServiceConfig } from '@trienkhai/runtime/config';

export interface LoadConfig extends ServiceConfig {
  /** Address of the gateway. */
  readonly url: string;
  /** Address of the development issuer. */
  readonly issuer: string;
  /** Whether the sample set is loaded beside the reports. */
  readonly sample: boolean;
}

/** Reads what every service reads, and TRIENKHAI_URL, DEVELOPMENT_ISSUER and TRIENKHAI_SAMPLE. */
export function loadLoadConfig(env: NodeJS.ProcessEnv): LoadConfig {
  const url = env['TRIENKHAI_URL'] || 'http://localhost:4000';
  return {
    ...loadServiceConfig('operator', env, 0),
    url,
    issuer: env['DEVELOPMENT_ISSUER'] || `${url}/oidc`,
    sample: env['TRIENKHAI_SAMPLE'] !== '0',
  };
}
