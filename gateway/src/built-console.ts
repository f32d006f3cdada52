import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../web/dist/', import.meta.url));

/** A file of the console as it was built; undefined: there is none. */
export function readBuilt(name: string): Promise<Buffer | undefined> {
  return readFile(folder + name).catch(() => undefined);
}

/** The text of every operation that the console asks for by name; none where it is not built. */
export async function builtOperations(): Promise<ReadonlyMap<string, string>> {
  const written = await readBuilt('operations.json');
  return new Map(Object.entries(written ? (JSON.parse(written.toString()) as Record<string, string>) : {}));
}
