import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingOptionals, platformEntry } from './lock-optionals.mjs';

// `--complete` adds the packages of other platforms: npm leaves them out of the lock file where its registry does
// not carry them, and `npm ci` then refuses the file everywhere.
const file = join(fileURLToPath(new URL('../../', import.meta.url)), 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingOptionals(lock.packages);

if (process.argv.includes('--complete')) complete();
else check();

function complete() {
  for (const { name, version } of missing) {
    lock.packages[`node_modules/${name}`] = platformEntry(name, version);
  }
  const byPath = ([a], [b]) => a.localeCompare(b, 'en');
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${missing.length} packages of other platforms`);
}

function check() {
  const entries = Object.entries(lock.packages).filter(
    ([path, entry]) => path.includes('node_modules/') && !entry.link,
  );
  const problems = missing.map(({ name }) => `${name} is missing: npm run lock:complete`);
  for (const [path, entry] of entries) {
    if (!entry.integrity && !entry.inBundle && !isForeign(entry)) problems.push(`${path} has no checksum`);
    // With an address in it, the file would bind every machine to one machine's mirror.
    if (entry.resolved) problems.push(`${path} names the address it came from: ${entry.resolved}`);
  }
  for (const problem of problems) console.log(problem);
  const foreign = entries.filter(([, entry]) => !entry.integrity).length;
  console.log(
    `note: ${entries.length - foreign} packages with checksum, ${foreign} of other platforms without`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function isForeign(entry) {
  const glibcX64 = entry.os?.includes('linux') && entry.cpu?.includes('x64') && entry.libc?.[0] !== 'musl';
  return entry.optional === true && entry.os !== undefined && !glibcX64;
}
