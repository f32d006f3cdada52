import { spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end; 127: it is not there. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', (error) => resolve({ code: 127, out, err: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, out, err }));
  });
}

/** Whether the program answers; `args` make it do so and nothing else. */
export async function answers(program: string, args: readonly string[]): Promise<boolean> {
  const { code } = await run(program, args);
  return code === 0;
}
