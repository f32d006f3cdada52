import { DEFAULT_PORTS, loadServiceConfig } from '@trienkhai/runtime/config';
import type { ServiceConfig } from '@trienkhai/runtime/config';

export function loadConfig(env: NodeJS.ProcessEnv): ServiceConfig {
  return loadServiceConfig('reviews', env, DEFAULT_PORTS.reviews);
}
