import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCommitStore } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { drafts, share } from './append.ts';
import { bareCommits, bareHeads } from './digests/bare.ts';
import { inProcess, type Task } from './digests/in-process.ts';
import { makeAndSave, verifySaved, type Ground } from './digests/ours.ts';
import { compare, DEFAULT_ROUNDS, perSecond, type BenchContext, type BenchRow } from './measure.ts';

export interface DigestFigures {
  /** Streams a second, of the largest store. */
  readonly making: BenchRow;
  readonly verifying: BenchRow;
  /** Of a process that does nothing else, the smallest store first. */
  readonly alone: readonly (Task & { readonly streams: number })[];
}

const WRITERS = 256;

/**
 * A digest over all streams and its verification against bare reads of what both need: the newest commit of every
 * stream, hashed; every commit, hashed. Memory is that of a process of its own, for each number of streams.
 */
export async function benchDigests(context: BenchContext, sizes: readonly number[]): Promise<DigestFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'trienkhai-bench-'));
  const ground = { ...context, namespace: `bench-${randomUUID().slice(0, 8)}`, folder };
  try {
    const alone: DigestFigures['alone'][number][] = [];
    let streams = 0;
    for (const size of sizes) {
      await record(ground, size - streams);
      streams = size;
      for (const name of ['make', 'verify'] as const) {
        alone.push({ streams, ...(await inProcess(name, ground)) });
      }
    }
    return { ...(await inTurns(ground, streams, context.rounds)), alone };
  } finally {
    await dropNamespace(ground);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Streams of one commit each, over the stores of all services alike. */
async function record({ mongoUri, namespace }: Ground, streams: number): Promise<void> {
  for (const context of CONTEXTS) {
    const database = await openDatabase(mongoUri, `${namespace}-${context}`);
    try {
      const store = await openCommitStore(database);
      const commits = drafts(Math.ceil(streams / CONTEXTS.length));
      await share(commits, WRITERS, (draft) => store.append(draft));
    } finally {
      await database.close();
    }
  }
}

async function inTurns(ground: Ground, streams: number, rounds = DEFAULT_ROUNDS) {
  const count = streams.toLocaleString('en');
  const rate = (work: () => Promise<unknown>) => () => perSecond(streams, work);
  const making = { floor: rate(() => bareHeads(ground)), ours: rate(() => makeAndSave(ground)) };
  const verifying = { floor: rate(() => bareCommits(ground)), ours: rate(() => verifySaved(ground)) };
  return {
    making: await compare(`a digest over ${count} streams, signed, stored and saved`, making, rounds),
    verifying: await compare(`verifying ${count} streams against it`, verifying, rounds),
  };
}
