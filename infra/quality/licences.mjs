import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const lock = fileURLToPath(new URL('../../package-lock.json', import.meta.url));

/** Licences under which packages may be used beside ours. */
const ALLOWED = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  ...['CC0-1.0', 'CC-BY-4.0', 'Python-2.0', 'MPL-2.0'],
]);
/** Packages whose manifest does not say it in today's form, with what their licence file says. */
const READ_BY_HAND = {
  ...{ buildcheck: 'MIT', 'cpu-features': 'MIT', decko: 'MIT', ssh2: 'MIT', stickyfill: 'MIT' },
  'url-template': 'BSD-3-Clause',
};
/** Packages that would run a script when they are installed; `.npmrc` lets none, and they work without. */
const WITHOUT_THEIR_SCRIPT = [
  '@bufbuild/buf',
  '@parcel/watcher',
  '@swc/core',
  'core-js',
  'cpu-features',
  'protobufjs',
  'ssh2',
];

const counts = new Map();
const problems = [];
for (const [path, entry] of Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages)) {
  if (!path.includes('node_modules/') || entry.link) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (entry.hasInstallScript && !WITHOUT_THEIR_SCRIPT.includes(name)) {
    problems.push(
      `${name} wants to run a script when it is installed: see whether it works without, and list it`,
    );
  }
  // Of packages for other platforms the lock file knows nothing but the version; they bear their parent's licence.
  if (entry.optional && entry.os && !entry.license) continue;
  const licence = READ_BY_HAND[name] ?? entry.license;
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (!isAllowed(licence)) problems.push(`${path}: ${licence ?? 'no licence'} is not on the list`);
}
for (const problem of problems) console.log(problem);
const told = [...counts].sort(([, a], [, b]) => b - a).map(([licence, count]) => `${count} ${licence}`);
console.log(`note: ${told.join(', ')}`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** `A OR B` leaves the choice, `A AND B` does not. */
function isAllowed(expression = '') {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((each) => ALLOWED.has(each)));
}
