import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { JudgeConfig } from './config.ts';
import { run } from './programs.ts';

/** A program from PyPI in an environment of its own: what one of them needs excludes what another does. */
export async function pythonProgram({ folder, root }: JudgeConfig, name: string): Promise<string> {
  const list = `${root}infra/judge/python/${name}.txt`;
  const wanted = readFileSync(list, 'utf8');
  const home = `${folder}python/${name}`;
  const stamp = `${home}/.installed-from`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log(`installing ${name} …`);
    mkdirSync(home, { recursive: true });
    await succeed('python3', ['-m', 'venv', '--clear', home]);
    await succeed(`${home}/bin/pip`, ['install', '--quiet', '--no-deps', '--requirement', list]);
    writeFileSync(stamp, wanted);
  }
  return `${home}/bin/${name}`;
}

async function succeed(program: string, args: readonly string[]): Promise<void> {
  const { code, err } = await run(program, args);
  if (code !== 0)
    throw new Error(`${program} ${args.join(' ')} failed (Python 3.11 with venv is needed): ${err}`);
}
