import { resetData } from './reset.ts';

try {
  await resetData(process.env['TRIENKHAI_DATA'] ?? '.trienkhai', (line) => console.log(line));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
