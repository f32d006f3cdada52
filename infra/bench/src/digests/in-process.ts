import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Ground } from './ours.ts';

export type TaskName = 'make' | 'verify';

export interface Task {
  readonly name: TaskName;
  readonly seconds: number;
  /** Highest resident memory of its process. */
  readonly megabytes: number;
}

const SCRIPT = resolve(import.meta.dirname, 'process.ts');

export async function inProcess(name: TaskName, ground: Ground): Promise<Task> {
  const words = ['--no-warnings', SCRIPT, name, JSON.stringify(ground)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as Task;
}
