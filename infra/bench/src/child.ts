import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { childEnvironment } from './config.ts';

/** A service in a process of its own. */
export interface Child {
  /** Where it says that it listens, `host:port`. */
  readonly address: string;
  /** Resident memory in MB, now and at its highest; undefined: this system does not tell. */
  memory(): { readonly now: number; readonly highest: number } | undefined;
  /** Why it is there no more; undefined: it is. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

const DOCKERFILE = resolve(import.meta.dirname, '../../docker/Dockerfile');

/** Resolves when the service is ready. */
export async function startChild(script: string, settings: Readonly<Record<string, string>>): Promise<Child> {
  const env = childEnvironment({ ...settings, ...boundsOfImage(), LOG_LEVEL: 'error' });
  const child = spawn(process.execPath, ['--no-warnings', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const orphaned = (): void => void child.kill('SIGKILL');
  process.once('exit', orphaned);
  return {
    address: await addressOf(child.stdout),
    memory: () => memoryOf(child.pid!),
    ended() {
      const how = child.exitCode ?? child.signalCode;
      return how === null ? undefined : `${basename(script)} ended by itself (${how})`;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', orphaned);
    },
  };
}

/** Memory is bounded as in the image. */
function boundsOfImage(): Readonly<Record<string, string>> {
  const image = readFileSync(DOCKERFILE, 'utf8');
  const bounds = [...image.matchAll(/^ENV (MALLOC_[A-Z_]+|NODE_OPTIONS)="?([^"\n]+)"?$/gm)];
  if (bounds.length < 3) throw new Error(`${DOCKERFILE} no longer says how memory is bounded`);
  return Object.fromEntries(bounds.map(([, name, value]) => [name!, value!]));
}

async function addressOf(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const address = /"address":"([^"]+)"/.exec(line)?.[1];
    if (address === undefined) continue;
    stdout.resume();
    return address;
  }
  throw new Error('the process ended before it was ready');
}

function memoryOf(pid: number): { readonly now: number; readonly highest: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_024;
    return { now: megabytes('VmRSS'), highest: megabytes('VmHWM') };
  } catch {
    return undefined;
  }
}
