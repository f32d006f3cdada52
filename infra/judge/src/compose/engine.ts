import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../../dev/src/free-ports.ts';
import type { JudgeConfig } from '../config.ts';
import { answers, run } from '../programs.ts';

const PROJECT = 'trienkhai-judge';
const FILES = ['docker-compose.yml', 'docker-compose.secured.yml'];
const MOST_POLLS = 300;
const POLL_MS = 2_000;

/** One container that runs, as its engine knows it. */
export interface Container {
  readonly service: string;
  readonly image: string;
  /** Of the image or the composition; '' is root. */
  readonly user: string;
  readonly isReadOnly: boolean;
  readonly dropped: readonly string[];
  /** Who its first process belongs to. */
  readonly uid: string;
}

/** Everything as containers of its own, with broker and store as they are secured. */
export interface Composition {
  readonly url: string;
  containers(): Promise<readonly Container[]>;
  /** Runs a program in the container of a service, and answers what it says. Throws where it fails. */
  within(service: string, command: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

export const hasEngine = (): Promise<boolean> => answers('docker', ['info']);

/** Builds the image and starts everything; resolves once the gateway is ready. */
export async function startComposition({ root, env }: JudgeConfig): Promise<Composition> {
  const [port, kafka, mongo] = await freePorts(3);
  const own = {
    ...{ PORT: String(port), TRIENKHAI_KAFKA_PORT: String(kafka), TRIENKHAI_MONGO_PORT: String(mongo) },
    TRIENKHAI_SAMPLE: '0',
  };
  const docker = async (args: readonly string[]): Promise<string> => {
    const { code, out, err } = await run('docker', args, { cwd: root, env: { ...env, ...own } });
    if (code !== 0) throw new Error(`docker ${args.join(' ')}: ${err.trim().slice(-500)}`);
    return out;
  };
  const files = FILES.flatMap((file) => ['-f', file]);
  const compose = (...args: string[]) => docker(['compose', '-p', PROJECT, ...files, ...args]);
  const stop = async () => void (await compose('down', '--volumes', '--timeout', '20'));
  const url = `http://127.0.0.1:${port}`;
  try {
    await compose('up', '--build', '--detach');
    await ready(`${url}/readyz`);
  } catch (error) {
    const { out } = await run('docker', ['compose', '-p', PROJECT, ...files, 'ps', '--all'], { cwd: root });
    await stop().catch(() => undefined);
    throw new Error(`${String(error)}\n${out}`, { cause: error });
  }
  return {
    url,
    within: (service, command) => compose('exec', '-T', service, ...command),
    containers: async () => {
      const ids = (await compose('ps', '--quiet')).split('\n').filter((id) => id !== '');
      return Promise.all(ids.map((id) => containerOf(docker, id)));
    },
    stop,
  };
}

async function ready(address: string): Promise<void> {
  for (let polls = 0; polls < MOST_POLLS; polls += 1) {
    const answer = await fetch(address).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await sleep(POLL_MS);
  }
  throw new Error('the gateway did not become ready');
}

interface Inspected {
  readonly Config: {
    readonly Image: string;
    readonly User: string;
    readonly Labels: Readonly<Record<string, string>>;
  };
  readonly HostConfig: { readonly ReadonlyRootfs: boolean; readonly CapDrop: readonly string[] | null };
}

async function containerOf(
  docker: (args: readonly string[]) => Promise<string>,
  id: string,
): Promise<Container> {
  const [{ Config, HostConfig }] = JSON.parse(await docker(['inspect', id])) as [Inspected];
  return {
    service: Config.Labels['com.docker.compose.service'] ?? id,
    ...{ image: Config.Image, user: Config.User },
    ...{ isReadOnly: HostConfig.ReadonlyRootfs, dropped: HostConfig.CapDrop ?? [] },
    uid: (await docker(['exec', id, 'stat', '-c', '%u', '/proc/1'])).trim(),
  };
}
