import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const skipped = new Set(['node_modules', 'generated', 'dist', '.trienkhai']);
const generatedRoots = new Set([join('proto', 'src')]);

const files = ['proto', 'services', 'gateway', 'infra'].flatMap((folder) => sourcesBelow(folder));
const sized = files.map((path) => ({
  path,
  lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1,
}));
const tooLong = sized.filter(({ path, lines }) => lines > ceiling(path));
for (const { path, lines } of tooLong) console.log(`${path}: ${lines} lines, at most ${ceiling(path)}`);

const sorted = sized.map(({ lines }) => lines).sort((a, b) => a - b);
console.log(`note: median ${sorted[Math.floor(sorted.length / 2)] ?? 0} lines in ${sorted.length} files`);
process.exitCode = tooLong.length === 0 ? 0 : 1;

function ceiling(path) {
  return path.endsWith(`${sep}main.ts`) ? 30 : 300;
}

function sourcesBelow(folder) {
  if (generatedRoots.has(folder)) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesBelow(path);
    return /\.(ts|tsx|mjs|cjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}
