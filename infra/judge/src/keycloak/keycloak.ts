import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JudgeConfig } from '../config.ts';
import { answers, run } from '../programs.ts';
import { HOW_JAVA, hasJava } from '../tools.ts';
import { REALM, realmFor, SECRET } from './realm.ts';

export const VERSION = '26.7.3';
const ARTIFACT = `org.keycloak:keycloak-quarkus-dist:${VERSION}:zip`;
const MOST_POLLS = 600;
const POLL_MS = 1000;

export const HOW_MAVEN = 'no Maven: install it (Debian: apt-get install maven)';

/** What is missing here to run it; undefined: nothing. */
export async function lacking(): Promise<string | undefined> {
  if (!(await hasJava())) return HOW_JAVA;
  return (await answers('mvn', ['--version'])) ? undefined : HOW_MAVEN;
}

type Kind = 'access_token' | 'id_token';

/** A server of somebody else's making, with a realm as an operator would make it for us. */
export interface Keycloak {
  readonly issuer: string;
  /** A token for a program by its own name and secret. */
  tokenOf(client: string, kind?: Kind): Promise<string>;
  /** From now on it signs with a key that nobody has seen. */
  rotate(): Promise<void>;
  /** Ends every sign-in of the account. */
  signOut(account: string): Promise<void>;
  /** The account cannot sign in or go on any more. */
  shutOut(account: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startKeycloak(config: JudgeConfig, port: number, gateway: string): Promise<Keycloak> {
  const home = await unpacked(config);
  rmSync(`${home}/data`, { recursive: true, force: true });
  mkdirSync(`${home}/data/import`, { recursive: true });
  writeFileSync(`${home}/data/import/realm.json`, JSON.stringify(realmFor(gateway)));
  const origin = `http://localhost:${port}`;
  const log = openSync(`${config.folder}keycloak.log`, 'w');
  const address = ['--http-host=127.0.0.1', `--http-port=${port}`, `--hostname=${origin}`];
  const child = spawn('bash', ['bin/kc.sh', 'start-dev', '--import-realm', ...address], {
    cwd: home,
    env: { ...config.env, KC_BOOTSTRAP_ADMIN_USERNAME: SECRET, KC_BOOTSTRAP_ADMIN_PASSWORD: SECRET },
    stdio: ['ignore', log, log],
    // The script leaves its Java to itself: both end by their group.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM');
    await ended;
  };
  const issuer = `${origin}/realms/${REALM}`;
  for (let polls = 0; !(await isThere(issuer)); polls += 1) {
    if (child.exitCode !== null || polls === MOST_POLLS) {
      await stop();
      throw new Error(`Keycloak did not start, see ${config.folder}keycloak.log`);
    }
    await sleep(POLL_MS);
  }
  return { issuer, tokenOf: (client, kind) => clientToken(issuer, client, kind), ...operating(origin), stop };
}

async function unpacked({ folder }: JudgeConfig): Promise<string> {
  const home = `${folder}keycloak/keycloak-${VERSION}`;
  if (existsSync(`${home}/bin/kc.sh`)) return home;
  console.log('fetching Keycloak …');
  const args = [
    '-B',
    '-q',
    'dependency:copy',
    `-Dartifact=${ARTIFACT}`,
    `-DoutputDirectory=${folder}keycloak`,
  ];
  await succeed('mvn', args);
  const zip = `${folder}keycloak/keycloak-quarkus-dist-${VERSION}.zip`;
  await succeed('python3', ['-m', 'zipfile', '-e', zip, `${folder}keycloak`]);
  rmSync(zip);
  // What unpacks it drops the permission bits.
  chmodSync(`${home}/bin/kc.sh`, 0o755);
  return home;
}

async function succeed(program: string, args: readonly string[]): Promise<void> {
  const { code, out, err } = await run(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${err || out}`);
}

async function isThere(issuer: string): Promise<boolean> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`).catch(() => undefined);
  return response?.ok === true;
}

async function clientToken(issuer: string, client: string, kind?: Kind): Promise<string> {
  const fields = {
    grant_type: 'client_credentials',
    client_id: client,
    client_secret: SECRET,
    scope: 'openid',
  };
  return asked(`${issuer}/protocol/openid-connect/token`, fields, kind);
}

async function asked(
  url: string,
  fields: Record<string, string>,
  kind: Kind = 'access_token',
): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  const { [kind]: token } = (await response.json()) as Partial<Record<Kind, string>>;
  if (!token) throw new Error(`${url} gives no token: ${response.status}`);
  return token;
}

/** What its operator does by hand. */
function operating(origin: string): Pick<Keycloak, 'rotate' | 'signOut' | 'shutOut'> {
  const realm = `${origin}/admin/realms/${REALM}`;
  const operate = async <Answer>(path: string, method = 'GET', body?: object): Promise<Answer> => {
    const fields = { grant_type: 'password', client_id: 'admin-cli', username: SECRET, password: SECRET };
    const token = await asked(`${origin}/realms/master/protocol/openid-connect/token`, fields);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(realm + path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  const named = async (account: string): Promise<string> => {
    const query = new URLSearchParams({ username: account, exact: 'true' });
    const [user] = await operate<{ id: string }[]>(`/users?${query}`);
    return `/users/${user!.id}`;
  };
  return {
    async rotate() {
      const { id } = await operate<{ id: string }>('');
      const config = { priority: ['1000'], enabled: ['true'], active: ['true'] };
      const key = { providerId: 'rsa-generated', providerType: 'org.keycloak.keys.KeyProvider', config };
      await operate('/components', 'POST', { ...key, name: 'new', parentId: id });
    },
    signOut: async (account) => operate(`${await named(account)}/logout`, 'POST'),
    async shutOut(account) {
      const path = await named(account);
      await operate(path, 'PUT', { ...(await operate<object>(path)), enabled: false });
    },
  };
}
