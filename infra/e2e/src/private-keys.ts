import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lines and values of the private keys in the files of a folder, as somebody who leaks one would write them. */
export function privateKeysIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(key|json)$/.test(name))
    .flatMap((name) => keysOf(readFileSync(join(folder, name), 'utf8')));
}

function keysOf(text: string): string[] {
  const [, pem] = /PRIVATE KEY-----\n([\s\S]+?)\n-----END/.exec(text) ?? [];
  if (pem !== undefined) return pem.split('\n').slice(1);
  const { signing, cookies } = JSON.parse(text) as { signing: { d: string }; cookies: string[] };
  return [signing.d, ...cookies];
}
