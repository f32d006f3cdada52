import { readFile } from 'node:fs/promises';
import {
  developmentKey,
  publicKey,
  signingKey,
  type PublicKey,
  type SigningKey,
} from '@trienkhai/runtime/digest/signing-key';
import type { CliConfig } from './config.ts';

/** The key that signs digests. Throws where production has been given none. */
export async function digestKey({ digestKey: pem, developmentKeyFile }: CliConfig): Promise<SigningKey> {
  if (pem !== undefined) return signingKey(pem);
  if (developmentKeyFile !== undefined) return developmentKey(developmentKeyFile);
  throw new Error(
    'Chưa có khóa ký: đặt TRIENKHAI_DIGEST_KEY_FILE là tệp khóa Ed25519 (openssl genpkey -algorithm ed25519).\n' +
      'No key to sign with: set TRIENKHAI_DIGEST_KEY_FILE to the file of an Ed25519 key (openssl genpkey -algorithm ed25519).',
  );
}

/** The public key out of a file; without one that of the key which signs here. */
export async function checkingKey(config: CliConfig, file?: string): Promise<PublicKey> {
  if (file === undefined) return (await digestKey(config)).open;
  return publicKey(await readFile(file, 'utf8'));
}
