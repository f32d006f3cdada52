import { loadStackConfig, type StackConfig } from '@trienkhai/stack/config';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface BenchConfig {
  readonly stack: StackConfig;
  readonly dataDir: string;
  /** Which benches, in this order. */
  readonly names: readonly string[];
  /** A short run, which is not written down. */
  readonly quick: boolean;
  readonly rounds?: number;
}

const QUICK_ROUNDS = 2;
const DATA_DIR = resolve(import.meta.dirname, '../../../.trienkhai');

/** Reads the command line, TRIENKHAI_DATA and what the stack reads. Throws with the usage. */
export function loadBenchConfig(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  known: readonly string[],
): BenchConfig {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, quick: { type: 'boolean' }, rounds: { type: 'string' } },
  });
  const names = values.only?.split(',') ?? known;
  const { quick = false } = values;
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (names.some((name) => !known.includes(name)) || rounds === 0 || Number.isNaN(rounds)) {
    throw new Error(`usage: npm run bench -- [--only ${known.join(',')}] [--quick] [--rounds 7]`);
  }
  const stack = loadStackConfig(env);
  const dataDir = env['TRIENKHAI_DATA'] ?? DATA_DIR;
  return {
    ...{ stack, dataDir, names, quick },
    ...(quick ? { rounds: QUICK_ROUNDS } : {}),
    ...(rounds ? { rounds } : {}),
  };
}

/** KAFKA_VERSION: what somebody else's broker is, since brokers do not tell. */
export function statedKafkaVersion(): string | undefined {
  return process.env['KAFKA_VERSION'];
}

/** The environment of a process that is measured. */
export function childEnvironment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}
