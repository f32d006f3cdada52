import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { exported, jobIn, sendFile, table } from './import-kit.ts';
import { district, startRest, type RestFixture } from './rest-fixture.ts';

const GATEWAY = new URL('../src/main.ts', import.meta.url).pathname;
const ROWS = 1200;
const SESSION = 'kind,directives,unit,heldOn,note';
const PROGRESS = ['checked', 'recorded'] as const;
const running = new Set<ChildProcess>();
let rest: RestFixture;

beforeAll(async () => {
  rest = await startRest();
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rest?.stop());

/** A gateway as it is deployed, in a process of its own, beside the services of this one. */
async function startGateway(): Promise<{ readonly url: string; kill(): Promise<void> }> {
  const { namespace, mongoUri, kafkaBrokers, auth, peers, grpc } = rest.network.configs.gateway;
  const addresses = Object.entries(peers).map(([name, at]) => [`${name.toUpperCase()}_ADDRESS`, at]);
  const env = {
    ...{ PATH: process.env['PATH'], TRIENKHAI_NAMESPACE: namespace, MONGODB_URI: mongoUri },
    ...{ KAFKA_BROKERS: kafkaBrokers.join(','), OIDC_ISSUER: auth.issuer, TRIENKHAI_DEV: '1', PORT: '0' },
    GRPC_IDENTITY: grpc.identity!,
    ...(Object.fromEntries(addresses) as Record<string, string>),
  };
  const child = spawn(process.execPath, ['--no-warnings', GATEWAY], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /"address":"([^"]+)"/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    const kill = async () => {
      child.kill('SIGKILL');
      expect((await ended)[1]).toBe('SIGKILL');
    };
    return { url: `http://${address}`, kill };
  }
  throw new Error('the gateway ended before it was ready');
}

const sessions = (of: string) =>
  Array.from({ length: ROWS }, (_, i) => `study-class,${rest.directive},${district},2022-03-15,${of} ${i}`);

/** Asks until the job says what is waited for, and sees that its figures never fall. */
function watching(id: string, url: string, seen: Record<string, number> = {}) {
  return async (enough: (job: any) => boolean) => {
    for (let left = 2400; left > 0; left -= 1) {
      const { body: job } = (await rest.ask(`/v1/imports/${id}`, { url })) as any;
      for (const name of PROGRESS) {
        expect(job.progress[name]).toBeGreaterThanOrEqual(seen[name] ?? 0);
        seen[name] = job.progress[name];
      }
      if (enough(job)) return job;
      await sleep(50);
    }
    throw new Error(`import ${id} did not get there`);
  };
}

async function notesOf(of: string): Promise<string[]> {
  while ((await rest.network.lag()) > 0) await sleep(50);
  const lines = (await exported(rest, 'sessions', 'format=ndjson')).trim().split('\n');
  return lines.map((line) => String(JSON.parse(line).note)).filter((note) => note.startsWith(of));
}

test.each([
  ['good-rows', 'recorded', 'Từng dòng'],
  ['all-or-nothing', 'checked', 'Đang kiểm tra'],
  ['all-or-nothing', 'recorded', 'Đang ghi'],
] as const)(
  'a gateway that is killed in the middle of %s, some rows %s: another one ends the job, every row once',
  async (mode, figure, of) => {
    const first = await startGateway();
    const sent = await sendFile(rest, {
      query: { command: 'recordSession', mode },
      file: table(SESSION, ...sessions(of)),
      url: first.url,
    });
    const id = String(sent.body['id']);
    const seen = {};
    const killedAt = await watching(id, first.url, seen)(({ progress }) => progress[figure] > 0);
    await first.kill();
    expect(killedAt.progress.recorded).toBeLessThan(ROWS);
    const second = await startGateway();
    const watch = watching(id, second.url, seen);
    await watch(({ state }) => state === 'WAITING_FOR_ACCOUNT');
    const resumed = await rest.ask(`/v1/imports/${id}/resume`, { method: 'POST', url: second.url });
    expect(resumed.status).toBe(202);
    const job = await watch(({ endedAt }) => endedAt !== undefined);
    await second.kill();
    expect(job).toMatchObject({ state: 'DONE', progress: { read: ROWS, recorded: ROWS, refused: 0 } });
    const notes = await notesOf(of);
    expect(notes).toHaveLength(ROWS);
    expect(new Set(notes).size).toBe(ROWS);
  },
  300_000,
);

test('a gateway that is killed while the file arrives: the job says so, and the file may be sent again under its key', async () => {
  const first = await startGateway();
  const headers = { 'idempotency-key': 'cut-off' };
  const query = { command: 'recordSession', mode: 'good-rows' };
  const whole = table(SESSION, ...sessions('Gửi lại').slice(0, 20));
  async function* halfOf() {
    yield Buffer.from(whole.slice(0, whole.length / 2));
    await sleep(60_000, undefined, { ref: false });
  }
  const lost = sendFile(rest, { query, headers, file: halfOf(), url: first.url }).catch(() => 'lost');
  const found = async () => {
    const { body } = (await rest.ask('/v1/imports')) as any;
    return body.imports.find(({ state }: any) => state === 'READING');
  };
  let job = await found();
  for (; !job; job = await found()) await sleep(50);
  await first.kill();
  expect(await lost).toBe('lost');
  expect(await jobIn(rest, job.id)).toMatchObject({
    state: 'REFUSED',
    progress: { recorded: 0 },
    error: { code: 'IMPORT_INTERRUPTED', message: { vi: expect.any(String), en: expect.any(String) } },
  });
  const again = await sendFile(rest, { query, headers, file: whole });
  expect(again).toMatchObject({ status: 202, body: { id: job.id } });
  expect(await jobIn(rest, job.id)).toMatchObject({ state: 'DONE', progress: { read: 20, recorded: 20 } });
});
