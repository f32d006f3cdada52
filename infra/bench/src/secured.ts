import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  compare,
  DEFAULT_ROUNDS,
  percentile,
  perSecond,
  spread,
  type BenchContext,
  type BenchRow,
  type LatencyRow,
} from './measure.ts';
import { ABUSER, OFFICE, PROGRAM, startBenchOffice, type BenchOffice } from './secured/office.ts';
import { startTraceSink } from './secured/trace-sink.ts';

const AT_ONCE = 8;
const EACH_ROUND = 400;
/** Requests of an office at work, one every twenty milliseconds, while somebody abuses the gateway. */
const NORMAL = 300;
const EVERY_MS = 20;
const ABUSER_PROCESS = resolve(import.meta.dirname, 'secured/abuser.mjs');

/**
 * Everything that keeps it safe against nothing of it, each over servers of its own; and how long an office waits
 * while somebody abuses the former.
 */
export async function benchSecured({
  rounds = DEFAULT_ROUNDS,
}: BenchContext): Promise<{ rates: BenchRow[]; abuse: LatencyRow[] }> {
  const traces = await startTraceSink();
  const [on, off] = [await startBenchOffice('guarded', traces.env), await startBenchOffice('bare')];
  try {
    const side = (office: BenchOffice, what: 'record' | 'ask') => () =>
      perSecond(EACH_ROUND, () => inLanes(() => office[what](PROGRAM)));
    const rate = (name: string, what: 'record' | 'ask') =>
      compare(name, { floor: side(off, what), ours: side(on, what) }, rounds);
    const rates = [
      await rate(
        'commands over REST, with TLS, tokens, rights, limits, notes of readings and 10 % of traces',
        'record',
      ),
      await rate('questions over GraphQL, the same', 'ask'),
    ];
    if (traces.received() === 0) throw new Error('no trace has come: they were not measured');
    return { rates, abuse: await abused(on, rounds) };
  } finally {
    await Promise.all([on.close(), off.close()]);
    await traces.close();
  }
}

async function inLanes(work: () => Promise<void>): Promise<void> {
  let left = EACH_ROUND;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function abused(office: BenchOffice, rounds: number): Promise<LatencyRow[]> {
  const own = office.tokens[ABUSER]!;
  const deep = `{ units { nodes { ${'parent { '.repeat(40)} id ${'} '.repeat(40)} } } }`;
  const abuses: readonly (readonly [name: string, token: string, query: string])[] = [
    ['one account floods', own, '{ units { totalCount } }'],
    ['one account sends queries that are too deep', own, deep],
    ['somebody sends tokens of 100 kB', 'x'.repeat(100_000), '{ units { totalCount } }'],
  ];
  const rows: LatencyRow[] = [];
  for (const [name, token, query] of abuses) {
    const [quiet, loud]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      quiet.push(await p99Of(office));
      const stop = await abuse(office.url, token, query);
      loud.push(await p99Of(office));
      await stop();
    }
    rows.push({
      name: `an office's questions while ${name}, p99`,
      ...{ ms: spread(loud), floor: spread(quiet), aimRatio: 1.5 },
      ratio: spread(loud.map((ms, at) => ms / quiet[at]!)),
    });
  }
  return rows;
}

/** Resolves once it is under way. */
async function abuse(url: string, token: string, query: string): Promise<() => Promise<void>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const args = [url, '32', JSON.stringify(headers), JSON.stringify({ query })];
  const child = fork(ABUSER_PROCESS, args, { execArgv: ['--no-warnings'], stdio: 'ignore' });
  const ended = once(child, 'exit');
  await once(child, 'message');
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
}

async function p99Of(office: BenchOffice): Promise<number> {
  const one = async (at: number) => {
    await new Promise((begin) => setTimeout(begin, at * EVERY_MS));
    const begun = performance.now();
    await office.ask(OFFICE[at % OFFICE.length]!);
    return performance.now() - begun;
  };
  return percentile(await Promise.all(Array.from({ length: NORMAL }, (_, at) => one(at))), 0.99);
}
