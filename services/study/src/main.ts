import { runService } from '@trienkhai/runtime/lifecycle';
import { createStudy } from './app.ts';
import { loadConfig } from './config.ts';

await runService(() => createStudy(loadConfig(process.env)));
