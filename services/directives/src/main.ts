import { runService } from '@trienkhai/runtime/lifecycle';
import { createDirectives } from './app.ts';
import { loadConfig } from './config.ts';

await runService(() => createDirectives(loadConfig(process.env)));
