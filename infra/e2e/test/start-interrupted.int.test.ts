import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomBytes } from 'node:crypto';
import { stackOfTheRun } from '../src/config.ts';

const MAIN = resolve(import.meta.dirname, '../../dev/src/main.ts');
const namespace = `start-${randomBytes(4).toString('hex')}`;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'trienkhai-start-'));
});
afterAll(async () => {
  await dropNamespace({ ...stackOfTheRun(), namespace });
  await rm(dataDir, { recursive: true, force: true });
});

test('a start that is interrupted while data are loaded stops at once, and the next one goes on where it stopped', async () => {
  expect(await interruptedOnce(/services and gateway/)).not.toContainEqual(expect.stringMatching(/^ready/));
  expect(await interruptedOnce(/^ready http/)).toContainEqual(expect.stringMatching(/^ready/));
}, 120_000);

/** Starts it, interrupts it once it has said that, and resolves with all that it said. */
async function interruptedOnce(said: RegExp): Promise<readonly string[]> {
  const child = start();
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    lines.push(line);
    if (said.test(line)) child.kill('SIGINT');
  }
  expect(await ended).toEqual([0, null]);
  return lines;
}

/** Reports are loaded, the sample set is not. */
function start(): ChildProcess {
  const { kafkaBrokers, mongoUri } = stackOfTheRun();
  return spawn(process.execPath, ['--no-warnings', MAIN], {
    env: {
      ...{ PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error' },
      ...{ KAFKA_BROKERS: kafkaBrokers.join(','), MONGODB_URI: mongoUri, TRIENKHAI_STACK: 'external' },
      ...{ TRIENKHAI_NAMESPACE: namespace, TRIENKHAI_DATA: dataDir, TRIENKHAI_SAMPLE: '0' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
