import { loadStackConfig, type StackConfig } from '@trienkhai/stack/config';
import { resolve } from 'node:path';

export interface DevConfig {
  readonly stack: StackConfig;
  /** Holds everything that survives a restart. */
  readonly dataDir: string;
  readonly port: number;
  readonly namespace: string;
  /** Whether the sample set is loaded beside the reports. */
  readonly sample: boolean;
  readonly logLevel: string;
}

const REPOSITORY = resolve(import.meta.dirname, '../../..');

/** Reads PORT, TRIENKHAI_NAMESPACE, TRIENKHAI_SAMPLE, LOG_LEVEL and what the stack reads. */
export function loadDevConfig(env: NodeJS.ProcessEnv): DevConfig {
  const stack = loadStackConfig(env);
  return {
    stack,
    dataDir: env['TRIENKHAI_DATA'] ?? resolve(REPOSITORY, '.trienkhai'),
    port: port(env['PORT'] ?? '4000'),
    namespace: env['TRIENKHAI_NAMESPACE'] ?? 'trienkhai',
    sample: env['TRIENKHAI_SAMPLE'] !== '0',
    logLevel: env['LOG_LEVEL'] ?? 'warn',
  };
}

function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new Error(`PORT must be a number from 0 to 65535, not "${text}"`);
}
