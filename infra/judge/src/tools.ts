import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { JudgeConfig } from './config.ts';
import { answers, run } from './programs.ts';

const DEBIAN = ['libreoffice-calc-nogui', 'libreoffice-writer-nogui', 'fonts-croscore'];

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

/** LibreOffice, installed where this may install it; undefined: it is missing, and how to get it is in `HOW_OFFICE`. */
export async function findOffice(): Promise<string | undefined> {
  const present = async () => ((await answers('soffice', ['--version'])) ? 'soffice' : undefined);
  const found = await present();
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  console.log('installing LibreOffice …');
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN]);
  return present();
}

export const HOW_OFFICE = `no LibreOffice: install it (Debian: apt-get install ${DEBIAN.join(' ')})`;
export const HOW_JAVA = 'no Java: install a JDK, 17 or newer (Debian: apt-get install default-jre-headless)';

export const hasJava = () => answers('java', ['-version']);
