import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdingLock } from './lock.mjs';
import { run } from './spawn.mjs';

export async function installPackages(root) {
  if (isStamped(root)) return;
  mkdirSync(join(root, '.trienkhai'), { recursive: true });
  await holdingLock(join(root, '.trienkhai', 'install.lock'), 'an installation of the packages', async () => {
    if (isStamped(root)) return;
    if (!isInstalled(root)) await npmCi(root);
    writeFileSync(stampFile(root), lockHash(root));
  });
}

async function npmCi(root) {
  const begun = Date.now();
  console.log('installing the packages …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = await run(npm, ['ci', '--loglevel=error'], {}, root).catch((error) => {
    throw new Error(`npm could not be started: ${error.message}`);
  });
  if (code !== 0) throw new Error('npm ci failed; the next run installs again from the beginning');
  console.log(`download of the packages (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
}

function isStamped(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === lockHash(root);
}

// npm writes its own list last, so that one that agrees means a finished installation, by whichever npm command.
function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const found = present[path];
    if (!found) return entry.optional === true || entry.peer === true;
    return entry.link ? found.link === true : found.version === entry.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function stampFile(root) {
  return join(root, 'node_modules', '.trienkhai-lock');
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}
