import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { whereBrowsersAre } from './config.ts';

const INSTALL_MS = 300_000;
const INSTALLING = join(tmpdir(), 'trienkhai-installs-a-browser');

/** Which programs of PATH will do, and which package of Debian brings one. */
interface Wanted {
  readonly names: readonly string[];
  readonly elsewhere: readonly string[];
  readonly ofDebian: string;
}

const WHOLE: Wanted = {
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  elsewhere: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ofDebian: 'chromium',
};
const SHELL = 'chromium-headless-shell';
/** The same Chromium without windows, menus and toolbars, whose pages would cost three times the work of ours. */
const WITHOUT_WINDOWS: Wanted = { ...WHOLE, names: [SHELL, ...WHOLE.names], ofDebian: SHELL };

const HOW =
  'no Chrome or Chromium for the stories in a browser: install one (Debian: apt-get install chromium), or name it in CHROME_PATH';

/** A real browser. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: find(WITHOUT_WINDOWS),
    // Without a graphics card its work would be imitated, at the cost of the two processors.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

/** The whole browser of the machine, else one that is installed now. Throws one line where none can be had. */
export function findBrowser(): string {
  return find(WHOLE);
}

function find(wanted: Wanted): string {
  const executablePath = present(wanted) ?? fromDebian(wanted) ?? fromPlaywright(wanted);
  if (!executablePath) throw new Error(HOW);
  return executablePath;
}

function present({ names, elsewhere }: Wanted): string | undefined {
  const { named, folders } = whereBrowsersAre();
  const known = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(named ? [named] : []), ...known, ...elsewhere, chromium.executablePath()].find((file) =>
    existsSync(file),
  );
}

function fromDebian(wanted: Wanted): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const { ofDebian } = wanted;
  const install = (name: string) => `apt-get install -y -qq --no-install-recommends ${name}`;
  // Not every Debian has the headless shell.
  const either = [ofDebian, WHOLE.ofDebian].map(install).join(' || ');
  // Of two that look for one at the same time the second waits, and finds what the first has installed.
  runQuietly('flock', [
    INSTALLING,
    ...['sh', '-c', `command -v ${ofDebian} || { apt-get update -qq; ${either}; }`],
  ]);
  return present(wanted);
}

function fromPlaywright(wanted: Wanted): string | undefined {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  runQuietly(process.execPath, [join(dirname(manifest), 'cli.js'), 'install', 'chromium']);
  return present(wanted);
}

/** Whether it went well shows by the browser being there. */
function runQuietly(program: string, args: readonly string[]): void {
  spawnSync(program, args, { timeout: INSTALL_MS, stdio: 'ignore' });
}
