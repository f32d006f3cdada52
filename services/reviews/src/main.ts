import { runService } from '@trienkhai/runtime/lifecycle';
import { createReviews } from './app.ts';
import { loadConfig } from './config.ts';

await runService(() => createReviews(loadConfig(process.env)));
