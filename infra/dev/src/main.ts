import { loadDevConfig } from './config.ts';
import { runDev } from './run.ts';

try {
  await runDev(loadDevConfig(process.env));
  process.exit(0);
} catch (error) {
  console.error(
    error instanceof Error ? (process.env['LOG_LEVEL'] === 'debug' ? error.stack : error.message) : error,
  );
  process.exit(1);
}
