#!/usr/bin/env node
// Node below 24 cannot run TypeScript: hand over to the Node that the workspace brings along.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const main = resolve(here, '../src/main.ts');

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(main);
} else {
  const node = resolve(here, '../../../node_modules/.bin/node');
  if (!existsSync(node)) {
    console.error('trienkhai needs Node 24: run `npm ci` in the project first.');
    process.exit(1);
  }
  const { status } = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
