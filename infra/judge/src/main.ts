import { loadJudgeConfig } from './config.ts';
import { judgeAll } from './judge-all.ts';

try {
  process.exitCode = await judgeAll(loadJudgeConfig(process.env, process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // A judge that was interrupted goes on with what it was doing.
  process.exit(1);
}
