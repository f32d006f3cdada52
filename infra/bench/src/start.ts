import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { childEnvironment } from './config.ts';
import type { BenchContext } from './measure.ts';

/** One `npm start`, from the command until it says `ready`. */
export interface StartFigures {
  readonly seconds: number;
  /** Resident memory of the one process ten seconds later, in MB; undefined: this system does not tell. */
  readonly megabytes: number | undefined;
  /** Seconds of each step, by its title. */
  readonly steps: ReadonlyMap<string, number>;
  /** Commands of the sample set. */
  readonly commands: number;
}

const START = resolve(import.meta.dirname, '../../start.mjs');
const SETTLE_MS = 10_000;
const STEP = /^ *✓ (.*\S) +([\d.]+) s$/;
const SAMPLE = /sample: \d+ \/ (\d+)/;

/** Starts everything over empty databases and topics, and again over what that has left. */
export async function benchStart(
  context: BenchContext,
): Promise<{ first: StartFigures; warm: StartFigures }> {
  const namespace = `bench${randomUUID().slice(0, 8)}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'trienkhai-bench-'));
  try {
    const env = childEnvironment({
      KAFKA_BROKERS: context.kafkaBrokers.join(','),
      MONGODB_URI: context.mongoUri,
      TRIENKHAI_STACK: 'external',
      TRIENKHAI_NAMESPACE: namespace,
      TRIENKHAI_DATA: dataDir,
      PORT: '0',
    });
    return { first: await startOnce(env), warm: await startOnce(env) };
  } finally {
    await dropNamespace({ ...context, namespace });
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startOnce(env: NodeJS.ProcessEnv): Promise<StartFigures> {
  const begun = performance.now();
  const launcher = spawn(process.execPath, [START, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(launcher, 'exit');
  try {
    const told = await untilReady(launcher);
    const seconds = (performance.now() - begun) / 1_000;
    await delay(SETTLE_MS);
    return { ...told, seconds, megabytes: await residentOfChild(launcher.pid!) };
  } finally {
    launcher.kill('SIGINT');
    await ended;
  }
}

async function untilReady(launcher: ChildProcess): Promise<Pick<StartFigures, 'steps' | 'commands'>> {
  const steps = new Map<string, number>();
  let commands = 0;
  for await (const line of createInterface({ input: launcher.stdout! })) {
    const [, title, seconds] = STEP.exec(line) ?? [];
    if (title) steps.set(title, Number(seconds));
    commands = Number(SAMPLE.exec(line)?.[1] ?? commands);
    if (line.startsWith('ready ')) {
      launcher.stdout!.resume();
      return { steps, commands };
    }
  }
  throw new Error('npm start ended before it was ready');
}

/** The launcher runs on the Node that is installed; the services run in its only child. */
async function residentOfChild(pid: number): Promise<number | undefined> {
  try {
    const [child] = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ');
    const status = await readFile(`/proc/${child}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
  } catch {
    return undefined;
  }
}
