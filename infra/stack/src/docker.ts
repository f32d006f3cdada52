import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLines, runTool } from './run-tool.ts';
import type { StackHandle, StackOptions } from './stack-handle.ts';
import { StackError, type Log, type Step } from './steps.ts';

const composeFile = fileURLToPath(new URL('../../../docker-compose.yml', import.meta.url));
const images = ['apache/kafka:4.1.0', 'mongo:8.0'];
const services = ['kafka', 'mongo'];

export type Engine = { usable: true } | { usable: false; why: string };

/** A machine without an engine learns it here within a second. */
export async function dockerEngine(log: Log): Promise<Engine> {
  const server = await runTool('docker', ['version', '--format', '{{.Server.Version}}'], { timeoutMs: 900 });
  if (server.code !== 0) return { usable: false, why: 'no Docker engine answers' };
  const compose = await runTool('docker', ['compose', 'version'], { timeoutMs: 5_000 });
  if (compose.code !== 0) return { usable: false, why: 'the Compose plugin is missing' };
  return (await hasImages()) ? { usable: true } : pullImages(log);
}

async function hasImages(): Promise<boolean> {
  const { code } = await runTool('docker', ['image', 'inspect', ...images], { timeoutMs: 10_000 });
  return code === 0;
}

async function pullImages(log: Log): Promise<Engine> {
  const begun = performance.now();
  const { code, output } = await compose(['pull', '--quiet', ...services], 600_000);
  if (code !== 0) {
    log(`the images ${images.join(' and ')} cannot be pulled: ${output.trim().split('\n').at(-1)}`);
    return { usable: false, why: `the engine can neither find nor pull ${images.join(' and ')}` };
  }
  log(`download of ${images.join(' and ')} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return { usable: true };
}

export async function startDocker(options: StackOptions, step: Step): Promise<StackHandle> {
  const before = await runningServices();
  const started = services.filter((name) => !before.includes(name));
  if (started.length > 0) {
    await rememberVolumes(options.dataDir);
    await step('Kafka at localhost:9092 and MongoDB at localhost:27017 (Docker Compose)', () => bringUp());
  } else {
    options.log('Kafka at localhost:9092 and MongoDB at localhost:27017 run already (Docker Compose)');
  }
  return {
    mode: 'docker',
    kafkaBrokers: ['localhost:9092'],
    mongoUri: 'mongodb://localhost:27017/?directConnection=true',
    startedAnything: started.length > 0,
    stop: async () => {
      if (started.length > 0) await compose(['stop', ...started], 60_000);
    },
  };
}

/** `reset` must know that data lies in volumes of the engine and not in this folder. */
async function rememberVolumes(dataDir: string): Promise<void> {
  await mkdir(join(dataDir, 'data'), { recursive: true });
  await writeFile(volumesMark(dataDir), '');
}

export function volumesMark(dataDir: string): string {
  return join(dataDir, 'data', 'docker-volumes');
}

export async function removeDockerVolumes(): Promise<void> {
  const { code, output } = await compose(['down', '--volumes'], 120_000);
  if (code !== 0)
    throw new StackError(`Docker Compose could not remove its volumes:\n${lastLines(output, 8)}`);
}

async function bringUp(): Promise<void> {
  const { code, output } = await compose(['up', '--detach', '--wait', ...services], 300_000);
  if (code !== 0)
    throw new StackError(`Docker Compose could not start Kafka and MongoDB:\n${lastLines(output, 8)}`);
}

async function runningServices(): Promise<string[]> {
  const { code, output } = await compose(['ps', '--services', '--status', 'running'], 20_000);
  return code === 0 ? output.trim().split('\n') : [];
}

function compose(args: string[], timeoutMs: number) {
  return runTool('docker', ['compose', '-f', composeFile, ...args], { timeoutMs });
}
