import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isFree } from './ports.ts';
import { isSameProcess, startTime } from './process-identity.ts';
import { lastLines } from './run-tool.ts';
import { StackError, type Log } from './steps.ts';

export interface ProcessRecord {
  name: string;
  pid: number;
  started: string | null;
  port: number;
}

export interface OwnedProcess {
  record: ProcessRecord;
  logFile: string;
  exited(): boolean;
  stop(): Promise<void>;
}

export interface ProcessPlan {
  name: string;
  runDir: string;
  port: number;
  program: string;
  args: string[];
}

export function startOwned(plan: ProcessPlan): OwnedProcess {
  mkdirSync(plan.runDir, { recursive: true });
  const logFile = join(plan.runDir, `${plan.name}.log`);
  const output = openSync(logFile, 'w');
  const child = spawn(plan.program, plan.args, {
    // A group of its own: Ctrl-C in the terminal reaches only us, and we stop the rest in order.
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.once('error', () => {});
  if (child.pid === undefined) throw new StackError(`${plan.name} could not be started: ${plan.program}`);
  child.unref();
  const record = { name: plan.name, pid: child.pid, started: startTime(child.pid), port: plan.port };
  const file = recordFile(plan.runDir, plan.name);
  writeRecord(file, record);
  return {
    record,
    logFile,
    exited: () => hasExited(child),
    stop: () => stopRecorded(record, file),
  };
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Ends what a killed run left behind: only what it recorded, and only while it is the same process. */
export async function endLeftovers(runDir: string, log: Log): Promise<void> {
  await Promise.all(['kafka', 'mongo'].map((name) => endLeftover(runDir, name, log)));
}

async function endLeftover(runDir: string, name: string, log: Log): Promise<void> {
  const file = recordFile(runDir, name);
  const record = readRecord(file);
  if (!record) return;
  if (!isSameProcess(record.pid, record.started)) return rmSync(file, { force: true });
  log(`an earlier run left ${name} behind (process ${record.pid}): ending it`);
  await stopRecorded(record, file);
}

async function stopRecorded(record: ProcessRecord, file: string): Promise<void> {
  const patience = [
    { signal: 'SIGTERM' as const, waitMs: 20_000 },
    { signal: 'SIGKILL' as const, waitMs: 10_000 },
  ];
  for (const { signal, waitMs } of patience) {
    if (!isSameProcess(record.pid, record.started)) break;
    process.kill(record.pid, signal);
    await waitFor(waitMs, async () => !isSameProcess(record.pid, record.started));
  }
  // The first thread is gone before the others, and with them the port.
  await waitFor(3_000, () => isFree(record.port));
  rmSync(file, { force: true });
}

async function waitFor(waitMs: number, isSo: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + waitMs;
  while (performance.now() < until && !(await isSo())) await delay(50);
}

/** Asks until the answer is given, the process ends or the time is over. */
export async function waitUntilReady(
  owned: OwnedProcess,
  isReady: () => Promise<boolean>,
  waitMs: number,
): Promise<void> {
  const until = performance.now() + waitMs;
  while (performance.now() < until) {
    if (owned.exited()) throw new StackError(describeEnd(owned, 'ended while starting'));
    if (await isReady()) return;
    await delay(100);
  }
  throw new StackError(describeEnd(owned, `is not ready after ${Math.round(waitMs / 1000)} s`));
}

function describeEnd(owned: OwnedProcess, what: string): string {
  const said = existsSync(owned.logFile) ? lastLines(readFileSync(owned.logFile, 'utf8'), 12) : '';
  return `${owned.record.name} ${what}; the end of ${owned.logFile}:\n${said}`;
}

function recordFile(runDir: string, name: string): string {
  return join(runDir, `${name}.json`);
}

function writeRecord(file: string, record: ProcessRecord): void {
  writeFileSync(`${file}.new`, JSON.stringify(record));
  renameSync(`${file}.new`, file);
}

function readRecord(file: string): ProcessRecord | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessRecord;
  } catch {
    return null;
  }
}
