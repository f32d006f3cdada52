import { runService } from '@trienkhai/runtime/lifecycle';
import { createUnits } from './app.ts';
import { loadConfig } from './config.ts';

await runService(() => createUnits(loadConfig(process.env)));
