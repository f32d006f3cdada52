import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface SigningKey {
  readonly secret: KeyObject;
  readonly open: PublicKey;
}

export interface PublicKey {
  readonly key: KeyObject;
  /** SHA-256 over its SPKI form, in hex: what a control body writes down. */
  readonly fingerprint: string;
  readonly pem: string;
}

/** Throws where the text is no Ed25519 key. */
export function signingKey(pem: string): SigningKey {
  const secret = createPrivateKey(pem);
  if (secret.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  return { secret, open: publicKeyOf(createPublicKey(secret)) };
}

/** Reads the public key, also out of the secret one. Throws where the text is no Ed25519 key. */
export function publicKey(pem: string): PublicKey {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  return publicKeyOf(key);
}

/** The key kept in a file, made on first use: for development, where nobody keeps one elsewhere. */
export async function developmentKey(file: string): Promise<SigningKey> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return signingKey(kept);
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await mkdir(dirname(file), { recursive: true });
  // Where two begin at once, the second takes the key of the first.
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  return signingKey(await readFile(file, 'utf8'));
}

function publicKeyOf(key: KeyObject): PublicKey {
  const fingerprint = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return { key, fingerprint, pem: key.export({ type: 'spki', format: 'pem' }).toString() };
}
