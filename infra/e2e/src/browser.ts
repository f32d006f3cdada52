import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { whereBrowsersAre } from './config.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ON_A_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const INSTALL_MS = 300_000;
const INSTALLING = join(tmpdir(), 'trienkhai-installs-a-browser');
const DEBIAN =
  'command -v chromium || { apt-get update -qq; apt-get install -y -qq --no-install-recommends chromium; }';

const HOW =
  'no Chrome or Chromium for the stories in a browser: install one (Debian: apt-get install chromium), or name it in CHROME_PATH';

/** A real browser. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    // Without a graphics card its work would be imitated, at the cost of the two processors.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
}

/** The browser of the machine, else one that is installed now. Throws one line where none can be had. */
export function findBrowser(): string {
  const executablePath = present() ?? fromDebian() ?? fromPlaywright();
  if (!executablePath) throw new Error(HOW);
  return executablePath;
}

function present(): string | undefined {
  const { named, folders } = whereBrowsersAre();
  const known = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...(named ? [named] : []), ...known, ON_A_MAC, chromium.executablePath()].find((file) =>
    existsSync(file),
  );
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  // Of two that look for one at the same time the second waits, and finds what the first has installed.
  runQuietly('flock', [INSTALLING, 'sh', '-c', DEBIAN]);
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
