import { DEFAULT_PORTS, loadServiceConfig, type ServiceConfig } from '@trienkhai/runtime/config';

/** Throws ConfigError naming every problem of the environment at once. */
export function loadConfig(env: NodeJS.ProcessEnv): ServiceConfig {
  return loadServiceConfig('units', env, DEFAULT_PORTS.units);
}
