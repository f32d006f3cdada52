import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadStackConfig } from '@trienkhai/stack/config';
import { startStack, type StackHandle } from '@trienkhai/stack/stack';
import { writeDocument, type Section } from './document.ts';
import { loadNow, machineLine } from './machine.ts';
import { table } from './report.ts';
import { benches } from './suite.ts';

const QUICK_ROUNDS = 2;
const DATA_DIR = resolve(import.meta.dirname, '../../../.trienkhai');
const USAGE = `usage: npm run bench -- [--only ${Object.keys(benches).join(',')}] [--quick] [--rounds 7]`;

interface Options {
  readonly names: readonly string[];
  readonly quick: boolean;
  readonly rounds?: number;
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, quick: { type: 'boolean' }, rounds: { type: 'string' } },
  });
  const names = values.only?.split(',') ?? Object.keys(benches);
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (names.some((name) => !benches[name]) || rounds === 0 || Number.isNaN(rounds)) throw new Error(USAGE);
  const quick = values.quick ?? false;
  return { names, quick, ...(quick ? { rounds: QUICK_ROUNDS } : {}), ...(rounds ? { rounds } : {}) };
}

async function measure(stack: StackHandle, { names, ...how }: Options): Promise<Record<string, Section>> {
  const { mongoUri, kafkaBrokers } = stack;
  const measured: Record<string, Section> = {};
  for (const name of names) {
    const begun = performance.now();
    const machine = await machineLine(stack, loadNow());
    const lines = await benches[name]!({ mongoUri, kafkaBrokers, ...how });
    measured[name] = { machine, lines };
    const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
    console.log(`\n${name} (${seconds} s)\n${machine}\n${table(lines)}`);
  }
  return measured;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const config = loadStackConfig(process.env);
  const dataDir = process.env['TRIENKHAI_DATA'] ?? DATA_DIR;
  const stack = await startStack({ ...config, dataDir, log: (line) => console.log(line) });
  try {
    const measured = await measure(stack, options);
    if (!options.quick) console.log(`\nwritten to ${await writeDocument(measured)}`);
  } finally {
    await stack.stop();
  }
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
