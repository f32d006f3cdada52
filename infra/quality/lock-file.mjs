import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const problems = [];
let count = 0;
for (const [path, entry] of Object.entries(packages)) {
  if (!path.includes('node_modules/') || entry.link) continue;
  count += 1;
  if (!entry.integrity && !entry.inBundle) problems.push(`${path} has no checksum`);
  // With an address in it, the file would bind every machine to one machine's mirror.
  if (entry.resolved) problems.push(`${path} names the address it came from: ${entry.resolved}`);
}
for (const problem of problems) console.log(problem);
console.log(`note: ${count} packages, each with its checksum`);
process.exitCode = problems.length === 0 ? 0 : 1;
