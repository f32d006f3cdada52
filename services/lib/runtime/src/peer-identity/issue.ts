import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAuthority, type Certified } from './certificate.ts';
import { IDENTITY_FILES } from './watched.ts';

/** Everyone who takes part in calls between services. */
export const PARTICIPANTS = [
  'units',
  'directives',
  'study',
  'reviews',
  'trace',
  'gateway',
  'operator',
] as const;
export type Participant = (typeof PARTICIPANTS)[number];

/**
 * Sees to it that `folder` holds an identity for each participant, all of one authority whose key nobody
 * keeps. Two processes that begin together end with the same ones.
 */
export function issueIdentities(folder: string): void {
  if (isWhole(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  const authority = createAuthority('trienkhai services');
  for (const name of PARTICIPANTS) {
    writeIdentity(join(fresh, name), authority.issue(name), authority.certificate);
  }
  if (!isWhole(folder)) rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!isWhole(folder)) throw error;
  }
}

/** Writes one identity as it is read again; only the owner can read the key. */
export function writeIdentity(folder: string, own: Certified, authority: string): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: keyof typeof IDENTITY_FILES, text: string) =>
    writeFileSync(join(folder, IDENTITY_FILES[name]), text, { mode: name === 'key' ? 0o600 : 0o644 });
  write('key', own.key);
  write('certificate', own.certificate);
  write('authority', authority);
}

function isWhole(folder: string): boolean {
  return PARTICIPANTS.every((name) =>
    Object.values(IDENTITY_FILES).every((file) => existsSync(join(folder, name, file))),
  );
}
