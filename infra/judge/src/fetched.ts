import { mkdirSync, writeFileSync } from 'node:fs';
import type { System } from './system.ts';

/** Fetches files in the name of the account and keeps them; resolves with where they lie, in the same order. */
export async function fetchAll(
  system: System,
  folder: string,
  files: readonly (readonly [name: string, path: string])[],
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const kept: string[] = [];
  for (const [name, path] of files) {
    writeFileSync(folder + name, await system.fetchFile(path));
    kept.push(folder + name);
  }
  return kept;
}
