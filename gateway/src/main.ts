import { runService } from '@trienkhai/runtime/lifecycle';
import { createGateway } from './app.ts';
import { loadConfig } from './config.ts';

await runService(() => createGateway(loadConfig(process.env)));
