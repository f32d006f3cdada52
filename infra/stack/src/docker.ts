import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { choosePort, kafkaWish, mongoWish, type PortWish } from './ports.ts';
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
  const { code, output } = await runTool(
    'docker',
    ['compose', '-f', composeFile, 'pull', '--quiet', ...services],
    {
      timeoutMs: 600_000,
    },
  );
  if (code !== 0) {
    log(`the images ${images.join(' and ')} cannot be pulled: ${output.trim().split('\n').at(-1)}`);
    return { usable: false, why: `the engine can neither find nor pull ${images.join(' and ')}` };
  }
  log(`download of ${images.join(' and ')} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  return { usable: true };
}

export async function startDocker(options: StackOptions, step: Step): Promise<StackHandle> {
  const composed = projectOf(options.dataDir);
  const before = await runningServices(composed);
  const started = services.filter((name) => !before.includes(name));
  const ports =
    started.length > 0 ? await choosePorts(options, composed, before) : await portsInUse(composed);
  const where = `Kafka at localhost:${ports.kafka} and MongoDB at localhost:${ports.mongo}`;
  if (started.length > 0) {
    await rememberVolumes(options.dataDir);
    await step(`${where} (Docker Compose)`, () => bringUp(composed, ports));
  } else {
    // Only runs of this folder know the project's name, so these are what a killed one left.
    options.log(`${where} are taken over from an earlier run (Docker Compose)`);
  }
  return {
    mode: 'docker',
    kafkaBrokers: [`localhost:${ports.kafka}`],
    mongoUri: `mongodb://localhost:${ports.mongo}/?directConnection=true`,
    startedAnything: true,
    stop: async () => {
      await compose(composed, ['stop', ...services], 60_000);
    },
  };
}

interface Ports {
  kafka: number;
  mongo: number;
}

interface Project {
  /** Each clone of the repository has containers and volumes of its own. */
  name: string;
  envFile: string;
}

function projectOf(dataDir: string): Project {
  const path = resolve(dataDir);
  const name = `trienkhai-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
  return { name, envFile: join(path, 'run', 'compose.env') };
}

async function choosePorts(options: StackOptions, project: Project, running: string[]): Promise<Ports> {
  const choose = async (name: 'kafka' | 'mongo', wish: PortWish) =>
    running.includes(name) ? publishedPort(project, name) : choosePort(wish, options.log);
  return {
    kafka: await choose('kafka', kafkaWish(options.kafkaPort)),
    mongo: await choose('mongo', mongoWish(options.mongoPort)),
  };
}

async function portsInUse(project: Project): Promise<Ports> {
  return { kafka: await publishedPort(project, 'kafka'), mongo: await publishedPort(project, 'mongo') };
}

async function publishedPort(project: Project, name: 'kafka' | 'mongo'): Promise<number> {
  const inside = name === 'kafka' ? '9092' : '27017';
  const { output } = await compose(project, ['port', name, inside], 20_000);
  const port = Number(/:(\d+)\s*$/.exec(output)?.[1]);
  if (port > 0) return port;
  throw new StackError(`Docker Compose does not say at which port ${name} listens: ${output.trim()}`);
}

/** `reset` must know that data lies in volumes of the engine and not in this folder. */
async function rememberVolumes(dataDir: string): Promise<void> {
  await mkdir(join(dataDir, 'data'), { recursive: true });
  await writeFile(volumesMark(dataDir), '');
}

export function volumesMark(dataDir: string): string {
  return join(dataDir, 'data', 'docker-volumes');
}

export async function removeDockerVolumes(dataDir: string): Promise<void> {
  const { code, output } = await compose(projectOf(dataDir), ['down', '--volumes'], 120_000);
  if (code !== 0)
    throw new StackError(`Docker Compose could not remove its volumes:\n${lastLines(output, 8)}`);
}

async function bringUp(project: Project, ports: Ports): Promise<void> {
  await mkdir(dirname(project.envFile), { recursive: true });
  const settings = `TRIENKHAI_KAFKA_PORT=${ports.kafka}\nTRIENKHAI_MONGO_PORT=${ports.mongo}\n`;
  await writeFile(project.envFile, settings);
  const { code, output } = await compose(project, ['up', '--detach', '--wait', ...services], 300_000);
  if (code !== 0)
    throw new StackError(`Docker Compose could not start Kafka and MongoDB:\n${lastLines(output, 8)}`);
}

async function runningServices(project: Project): Promise<string[]> {
  const { code, output } = await compose(project, ['ps', '--services', '--status', 'running'], 20_000);
  return code === 0 ? output.trim().split('\n') : [];
}

function compose(project: Project, args: string[], timeoutMs: number) {
  const settings = existsSync(project.envFile) ? ['--env-file', project.envFile] : [];
  const head = ['compose', '-p', project.name, ...settings, '-f', composeFile];
  return runTool('docker', [...head, ...args], { timeoutMs });
}
