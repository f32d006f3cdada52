import { runService } from '@trienkhai/runtime/lifecycle';
import { createTrace } from './app.ts';
import { loadConfig } from './config.ts';

await runService(() => createTrace(loadConfig(process.env)));
