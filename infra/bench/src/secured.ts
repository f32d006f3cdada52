import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startOwnStack } from '@trienkhai/e2e/own-stack';
import { startSecuredStack } from '@trienkhai/e2e/secured-stack';
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
import { openBenchOffice, type BenchOffice } from './secured/office.ts';

const AT_ONCE = 8;
const EACH_ROUND = 400;
/** Requests of an office at work, one every twenty milliseconds, while somebody abuses the gateway. */
const NORMAL = 300;
const EVERY_MS = 20;
const ABUSER = resolve(import.meta.dirname, 'secured/abuser.mjs');
/** Who works there, one after the other: each asks ten times a second. */
const ACCOUNTS = ['recorder', 'approver', 'viewer', 'control', 'admin'].map((role) => `${role}@district:872`);

/**
 * Accounts, rights and TLS at store and broker against none, each over servers of its own; and how long an office
 * waits while somebody abuses the former.
 */
export async function benchSecured({
  rounds = DEFAULT_ROUNDS,
}: BenchContext): Promise<{ rates: BenchRow[]; abuse: LatencyRow[] }> {
  const [on, off] = [await openSecured(), await openBare()];
  try {
    const side = (office: BenchOffice, what: 'record' | 'ask') => async () => {
      const token = await office.token('admin@centre');
      return perSecond(EACH_ROUND, () => inLanes(() => office[what](token)));
    };
    const rate = (name: string, what: 'record' | 'ask') =>
      compare(name, { floor: side(off, what), ours: side(on, what) }, rounds);
    const rates = [
      await rate('commands over REST, accounts at store and broker against none', 'record'),
      await rate('questions over GraphQL, the same', 'ask'),
    ];
    return { rates, abuse: await abused(on, rounds) };
  } finally {
    await Promise.all([on.close(), off.close()]);
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
  const own = await office.token('viewer@commune:30051');
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
  const child = fork(ABUSER, args, { execArgv: ['--no-warnings'], stdio: 'ignore' });
  const ended = once(child, 'exit');
  await once(child, 'message');
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
}

async function p99Of(office: BenchOffice): Promise<number> {
  const tokens = await Promise.all(ACCOUNTS.map((account) => office.token(account)));
  const one = async (at: number) => {
    await new Promise((begin) => setTimeout(begin, at * EVERY_MS));
    const begun = performance.now();
    await office.ask(tokens[at % tokens.length]!);
    return performance.now() - begun;
  };
  return percentile(await Promise.all(Array.from({ length: NORMAL }, (_, at) => one(at))), 0.99);
}

async function openSecured(): Promise<BenchOffice> {
  const namespace = `secured-${randomUUID().slice(0, 8)}`;
  const stack = await startSecuredStack(namespace);
  const office = await openBenchOffice({
    ...{ namespace, kafkaBrokers: stack.kafkaBrokers, mongoUri: 'mongodb://nobody.invalid/' },
    accountOf: stack.accountOf,
  });
  return { ...office, close: () => office.close().then(() => stack.stop()) };
}

async function openBare(): Promise<BenchOffice> {
  const { kafkaBrokers, mongoUri, stop } = await startOwnStack();
  const namespace = `bare-${randomUUID().slice(0, 8)}`;
  const office = await openBenchOffice({ kafkaBrokers, mongoUri, namespace });
  return { ...office, close: () => office.close().then(stop) };
}
