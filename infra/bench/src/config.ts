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
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { only: { type: 'string' }, quick: { type: 'boolean' }, rounds: { type: 'string' } },
  });
  const asked = [...positionals, ...(values.only?.split(',') ?? [])];
  const names = asked.length > 0 ? asked : known;
  const { quick = false } = values;
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (names.some((name) => !known.includes(name)) || rounds === 0 || Number.isNaN(rounds)) {
    throw new Error(`usage: npm run bench -- [${known.join(' | ')}] [--quick] [--rounds 7]`);
  }
  const stack = loadStackConfig(env);
  const dataDir = env['TRIENKHAI_DATA'] ?? DATA_DIR;
  return {
    ...{ stack, dataDir, names, quick },
    ...(quick ? { rounds: QUICK_ROUNDS } : {}),
    ...(rounds ? { rounds } : {}),
  };
}

/** Sizes of the generated histories that questions are asked of; TRIENKHAI_BENCH_EVENTS chooses one (10k, 100k, 1M). */
export function historySizes(quick: boolean, env = process.env): readonly number[] {
  const asked = env['TRIENKHAI_BENCH_EVENTS'];
  if (asked === undefined) return quick ? [10_000] : [10_000, 100_000, 1_000_000];
  const [, digits, unit = ''] = /^(\d+)([kM]?)$/.exec(asked) ?? [];
  if (!digits) throw new Error(`TRIENKHAI_BENCH_EVENTS must be like 10k, 100k or 1M, not ${asked}`);
  return [Number(digits) * ({ k: 1_000, M: 1_000_000 }[unit] ?? 1)];
}

/** KAFKA_VERSION: what somebody else's broker is, since brokers do not tell. */
export function statedKafkaVersion(): string | undefined {
  return process.env['KAFKA_VERSION'];
}

/** The environment of a process that is measured. */
export function childEnvironment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...settings };
}
