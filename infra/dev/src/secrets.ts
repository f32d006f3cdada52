import { createAuthority } from '@trienkhai/runtime/peer-identity/certificate';
import { accountsFile } from '@trienkhai/stack/rights/broker-accounts';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rightsOf } from './rights.ts';

const OWNER = 'owner';
const STORE = 'mongo:27017/?replicaSet=rs0&authSource=admin&tls=true&tlsCAFile=/secrets/ca.crt';

type Files = Readonly<Record<string, string>>;

/**
 * Sees to it that `folder` holds a folder of secrets for each container: passwords of every principal, and
 * certificates of broker and store, of an authority whose key nobody keeps.
 */
export function makeSecrets(folder: string, namespace = 'trienkhai'): void {
  if (existsSync(folder)) return;
  const { store, broker } = rightsOf(namespace);
  const names = [...new Set([OWNER, ...Object.keys(store), ...Object.keys(broker)])];
  const passwords = Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('hex')]));
  const authority = createAuthority('trienkhai store and broker');
  const server = (name: string): Files => {
    const { key, certificate } = authority.issue(name, ['localhost']);
    return { 'server.pem': key + certificate };
  };
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const write = (owner: string, files: Files) =>
    writeFiles(join(fresh, owner), { 'ca.crt': authority.certificate, ...files });
  for (const name of names) write(name, clientFiles(name, passwords));
  writeFiles(join(fresh, OWNER, 'passwords'), passwords);
  const owner = { name: OWNER, password: passwords[OWNER]! };
  write('kafka', { ...server('kafka'), 'accounts.conf': accountsFile({ owner, passwords }) });
  const members = randomBytes(256).toString('base64');
  write('mongo', { ...server('mongo'), 'members.key': members, owner: owner.password });
  renameSync(fresh, folder);
}

function clientFiles(name: string, passwords: Files): Files {
  const uri = (principal: string) => `mongodb://${principal}:${passwords[principal]}@${STORE}`;
  const relay = `${name}-relay`;
  return {
    ...{ 'mongo-uri': uri(name), 'kafka-password': passwords[name]! },
    ...(passwords[relay] === undefined ? {} : { 'relay-mongo-uri': uri(relay) }),
  };
}

function writeFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o400 });
}
