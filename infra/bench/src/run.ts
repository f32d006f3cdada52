import { interruption } from '@trienkhai/stack/interruption';
import { startStack, type StackHandle } from '@trienkhai/stack/stack';
import type { BenchConfig } from './config.ts';
import { writeDocument, type Section } from './document.ts';
import { loadNow, machineLine } from './machine.ts';
import { table } from './report.ts';
import { benches } from './suite.ts';

/** Measures what is asked for, prints it, and writes it down unless the run was a quick one. */
export async function runBenches({ stack: wanted, dataDir, ...config }: BenchConfig): Promise<void> {
  const stack = await startStack({ ...wanted, dataDir, log: (line) => console.log(line) });
  try {
    const measured = await Promise.race([measure(stack, config), interruption('nothing is written')]);
    if (!config.quick) console.log(`\nwritten to ${await writeDocument(measured)}`);
  } finally {
    await stack.stop();
  }
}

async function measure(
  stack: StackHandle,
  { names, ...how }: Omit<BenchConfig, 'stack' | 'dataDir'>,
): Promise<Record<string, Section>> {
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
