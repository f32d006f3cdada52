import { loadBenchConfig } from './config.ts';
import { runBenches } from './run.ts';
import { benches } from './suite.ts';

try {
  await runBenches(loadBenchConfig(process.argv.slice(2), process.env, Object.keys(benches)));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
