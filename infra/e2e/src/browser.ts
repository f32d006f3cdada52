import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { whereBrowsersAre } from './config.ts';

const INSTALL_MS = 300_000;
const INSTALLING = join(tmpdir(), 'trienkhai-installs-a-browser');

/** Chromium without windows, menus and toolbars, whose pages would cost three times the work of ours; else a whole one. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const HOW =
  'no Chrome or Chromium for the stories in a browser: install one (Debian: apt-get install chromium), or name it in CHROME_PATH';

// Without a graphics card its work would be imitated, at the cost of the two processors.
export const BROWSER_ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/** A real browser. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS });
}

/** A browser of the machine, else one that is installed now. Throws one line where none can be had. */
export function findBrowser(): string {
  const executablePath = present() ?? fromDebian() ?? fromPlaywright();
  if (!executablePath) throw new Error(HOW);
  return executablePath;
}

function present(): string | undefined {
  const { named, folders } = whereBrowsersAre();
  const known = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(named ? [named] : []), ...known, ...ELSEWHERE, chromium.executablePath()].find((file) =>
    existsSync(file),
  );
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const install = (name: string) => `apt-get install -y -qq --no-install-recommends ${name}`;
  // Not every Debian has the headless shell.
  const either = [SHELL, 'chromium'].map(install).join(' || ');
  // Of two that look for one at the same time the second waits, and finds what the first has installed.
  runQuietly('flock', [
    INSTALLING,
    ...['sh', '-c', `command -v ${SHELL} || { apt-get update -qq; ${either}; }`],
  ]);
  return present();
}

function fromPlaywright(): string | undefined {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  runQuietly(process.execPath, [join(dirname(manifest), 'cli.js'), 'install', 'chromium']);
  return present();
}

/** Whether it went well shows by the browser being there. */
function runQuietly(program: string, args: readonly string[]): void {
  spawnSync(program, args, { timeout: INSTALL_MS, stdio: 'ignore' });
}
