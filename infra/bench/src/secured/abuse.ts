import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { percentile, spread, type LatencyRow } from '../measure.ts';
import { ABUSER, OFFICE, type BenchOffice } from './office.ts';

/** Requests of an office at work, one every twenty milliseconds, while somebody abuses the gateway. */
const NORMAL = 400;
const EVERY_MS = 20;
/** Fewer say nothing of a percentile. */
const LEAST_ROUNDS = 5;
const CONNECTIONS = 32;
const ABUSER_PROCESS = resolve(import.meta.dirname, 'abuser.mjs');

/** How long an office waits alone and beside each abuse, the order changing every round; the first round warms up. */
export async function abused(office: BenchOffice, rounds: number): Promise<LatencyRow[]> {
  const own = office.tokens[ABUSER]!;
  const deep = `{ units { nodes { ${'parent { '.repeat(40)} id ${'} '.repeat(40)} } } }`;
  const abuses: readonly (readonly [name: string, token: string, query: string])[] = [
    ['one account floods', own, '{ units { totalCount } }'],
    ['one account sends queries that are too deep', own, deep],
    ['somebody sends tokens of 100 kB', 'x'.repeat(100_000), '{ units { totalCount } }'],
  ];
  await p99Of(office);
  const rows: LatencyRow[] = [];
  for (const [name, token, query] of abuses) {
    const [quiet, loud]: [number[], number[]] = [[], []];
    for (let round = 0; round < Math.max(rounds, LEAST_ROUNDS); round += 1) {
      const alone = async () => void quiet.push(await p99Of(office));
      const beside = async () => {
        const stop = await abuse(office.url, token, query);
        loud.push(await p99Of(office));
        await stop();
      };
      for (const turn of round % 2 === 0 ? [alone, beside] : [beside, alone]) await turn();
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
  const args = [url, String(CONNECTIONS), JSON.stringify(headers), JSON.stringify({ query })];
  const child = fork(ABUSER_PROCESS, args, { execArgv: ['--no-warnings'], stdio: 'ignore' });
  // An abuser computes on machines of its own: here it takes what the others leave.
  setPriority(child.pid!, constants.priority.PRIORITY_LOW);
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
