import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface JudgeConfig {
  /** The repository. */
  readonly root: string;
  /** Everything that a run leaves behind. */
  readonly folder: string;
  /** Handed on to the programs that are started. */
  readonly env: NodeJS.ProcessEnv;
  /** Names of the judges to hear; none: all. */
  readonly wanted: readonly string[];
}

export function loadJudgeConfig(env: NodeJS.ProcessEnv, args: readonly string[]): JudgeConfig {
  return { root, folder: `${root}.trienkhai/judge/`, env, wanted: args };
}
