import { startTelemetry } from '@trienkhai/runtime/telemetry';
import { loadDevConfig } from './config.ts';
import { runDev } from './run.ts';

try {
  const stopTelemetry = await startTelemetry();
  await runDev(loadDevConfig(process.env));
  await stopTelemetry();
  process.exit(0);
} catch (error) {
  console.error(
    error instanceof Error ? (process.env['LOG_LEVEL'] === 'debug' ? error.stack : error.message) : error,
  );
  process.exit(1);
}
