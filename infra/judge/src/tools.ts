import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { JudgeConfig } from './config.ts';
import { answers, run } from './programs.ts';

/** The judges' own packages, which no other command installs. */
export interface Tools {
  /** Path of a file of a package. */
  file(path: string): string;
  load<Module>(path: string): Promise<Module>;
}

export async function installTools({ folder, root, env }: JudgeConfig): Promise<Tools> {
  const home = `${folder}tools/`;
  const lock = readFileSync(`${root}infra/judge/package-lock.json`, 'utf8');
  const stamp = `${home}node_modules/.installed-from`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    mkdirSync(home, { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) {
      copyFileSync(`${root}infra/judge/${name}`, home + name);
    }
    console.log('installing the judges …');
    const { code, err } = await run('npm', ['ci', '--ignore-scripts', '--loglevel=error'], {
      cwd: home,
      // The browser of the machine is used.
      env: { ...env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    });
    if (code !== 0) throw new Error(`npm ci of the judges failed:\n${err}`);
    writeFileSync(stamp, lock);
  }
  const file = (path: string) => `${home}node_modules/${path}`;
  return { file, load: (path) => import(pathToFileURL(file(path)).href) };
}

export const HOW_JAVA = 'no Java: install a JDK, 17 or newer (Debian: apt-get install default-jre-headless)';

export const hasJava = () => answers('java', ['-version']);
