import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { endLeftovers, startOwned, waitUntilReady } from './owned-process.ts';
import { anyFreePort } from './ports.ts';
import { startTime } from './process-identity.ts';
import { claimRun, liveOwner } from './run-claim.ts';

let runDir: string;

beforeEach(async () => {
  runDir = await mkdtemp(join(tmpdir(), 'trienkhai-run-'));
});

afterEach(() => rm(runDir, { recursive: true, force: true }));

async function sleeper(started: (pid: number) => string | null) {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const pid = child.pid ?? 0;
  const record = { name: 'kafka', pid, started: started(pid), port: await anyFreePort() };
  await writeFile(join(runDir, 'kafka.json'), JSON.stringify(record));
  return child;
}

test('what a killed run left behind is ended', async () => {
  const child = await sleeper(startTime);
  const ended = once(child, 'exit');
  const lines: string[] = [];
  await endLeftovers(runDir, (line) => lines.push(line));
  await ended;
  expect(lines).toEqual([`an earlier run left kafka behind (process ${child.pid}): ending it`]);
  expect(await readdir(runDir)).toEqual([]);
});

test('a stranger that got the number of an ended process is left alone', async () => {
  const child = await sleeper(() => '1');
  await endLeftovers(runDir, () => {});
  expect(startTime(child.pid ?? 0)).not.toBeNull();
  const ended = once(child, 'exit');
  child.kill();
  await ended;
});

test('a program that ends while starting is reported with its last words', async () => {
  const args = ['-e', 'console.error("disk is on fire"); process.exit(3)'];
  const owned = startOwned({
    name: 'kafka',
    runDir,
    port: await anyFreePort(),
    program: process.execPath,
    args,
  });
  await expect(waitUntilReady(owned, async () => false, 10_000)).rejects.toThrow(
    /ended while starting[^]*disk is on fire/,
  );
  await owned.stop();
});

test('the claim of a run that was killed counts no more, that of a live one does', async () => {
  await writeFile(join(runDir, 'owner.json'), JSON.stringify({ pid: process.pid, started: '1' }));
  expect(liveOwner(runDir)).toBeNull();
  const parent = process.ppid;
  await writeFile(join(runDir, 'owner.json'), JSON.stringify({ pid: parent, started: startTime(parent) }));
  expect(() => claimRun(runDir)).toThrow(`another run (process ${parent})`);
});
