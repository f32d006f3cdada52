import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface IssuerKeys {
  /** Private signing key, ES256. */
  readonly signing: JWK & { readonly kid: string };
  readonly cookies: readonly string[];
}

/** The keys kept in `dataDir`, made on first use, so that tokens outlive a restart. */
export async function loadKeys(dataDir: string): Promise<IssuerKeys> {
  const file = join(dataDir, 'issuer-keys.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  const keys = kept === undefined ? undefined : readKeys(kept);
  if (keys) return keys;
  const fresh = await makeKeys();
  await mkdir(dataDir, { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(fresh), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return fresh;
}

async function makeKeys(): Promise<IssuerKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' };
  return { signing, cookies: [randomBytes(32).toString('base64url')] };
}

/** A half-written or foreign file counts as none. */
function readKeys(text: string): IssuerKeys | undefined {
  try {
    const keys = JSON.parse(text) as Partial<IssuerKeys>;
    return keys.signing?.d && keys.signing.kid && keys.cookies?.length ? (keys as IssuerKeys) : undefined;
  } catch {
    return undefined;
  }
}
