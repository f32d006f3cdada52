import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JudgeConfig } from '../config.ts';
import { run } from '../programs.ts';
import { loosened, type LockFile, type Manifest } from './lock-file.ts';

const LOCK = 'package-lock.json';

export const lockFileOf = (folder: string) =>
  JSON.parse(readFileSync(`${folder}/${LOCK}`, 'utf8')) as LockFile;

/** Lets npm choose anew, the newest of every line, without installing anything. Throws where the registry is silent. */
export async function chosenAnew({ root, folder, env }: JudgeConfig): Promise<LockFile> {
  const home = `${folder}components`;
  rmSync(home, { recursive: true, force: true });
  const manifest = (path: string) => JSON.parse(readFileSync(root + path, 'utf8')) as Manifest;
  const { workspaces = [] } = manifest('package.json');
  for (const path of ['package.json', ...workspaces.map((each) => `${each}/package.json`)]) {
    mkdirSync(dirname(`${home}/${path}`), { recursive: true });
    writeFileSync(`${home}/${path}`, JSON.stringify(loosened(manifest(path))));
  }
  const args = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--loglevel=error'];
  const { code, err } = await run('npm', args, { cwd: home, env });
  if (code !== 0) throw new Error(`npm could not choose anew:\n${err}`);
  return lockFileOf(home);
}

/** When each release came out; undefined: the registry does not say. */
export async function timesOf(
  name: string,
  env: NodeJS.ProcessEnv,
): Promise<Record<string, string> | undefined> {
  const { code, out } = await run('npm', ['view', name, 'time', '--json'], { env });
  return code === 0 ? (JSON.parse(out) as Record<string, string>) : undefined;
}

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
  readonly message?: string;
}

export interface Advice {
  /** Components with a weakness that is known, with its rank; undefined: the registry keeps no list of them. */
  readonly weak?: readonly string[];
  /** What the registry said instead. */
  readonly silence?: string;
}

export async function advisories({ root, env }: JudgeConfig): Promise<Advice> {
  const { out, err } = await run('npm', ['audit', '--omit', 'dev', '--json'], { cwd: root, env });
  return adviceIn(out, err);
}

/** npm ends with the same code where there are weaknesses and where it got no answer. */
export function adviceIn(out: string, err: string): Advice {
  let audit: Audit;
  try {
    audit = JSON.parse(out) as Audit;
  } catch {
    return { silence: err.trim().split('\n')[0] ?? '' };
  }
  if (!audit.vulnerabilities) return { silence: audit.message ?? 'no answer' };
  return {
    weak: Object.entries(audit.vulnerabilities).map(([name, { severity }]) => `${name} (${severity})`),
  };
}
