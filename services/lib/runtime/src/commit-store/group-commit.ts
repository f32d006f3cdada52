import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { SealedCommit } from '../commit-hash.ts';
import type { Appended, Commit } from '../commit-store.ts';
import { outcomeUnknown, unavailable } from './availability.ts';
import type { InsertBatch } from './insert.ts';
import type { CommitReads } from './reads.ts';
import { commitsOf, nextBatch } from './waiting.ts';
import type { Waiting } from './waiting.ts';

/** After this long without a verdict the caller is told so; with the way there and back, two seconds. */
const SETTLE_LIMIT_MS = 1_500;
/** What goes beyond a batch of ordinary size may take its time. */
const ORDINARY_BYTES = 1_000_000;
const SLOWEST_BYTES_PER_MS = 1_000;
const FIRST_PAUSE_MS = 20;

export interface GroupCommit {
  append(sealed: SealedCommit): Promise<Appended>;
}

interface Group {
  readonly insert: InsertBatch;
  readonly reads: CommitReads;
  readonly onStored: (commits: readonly Commit[]) => void;
  queue: Waiting[];
  writing: boolean;
}

/**
 * Writes what arrives together as one batch. There is no timer: a batch is what has queued while the last
 * insert was under way, so that a lone commit waits for nothing. A batch holds one commit per stream at
 * most: were two of them chained, the second could stand although the first has failed.
 */
export function createGroupCommit(deps: Pick<Group, 'insert' | 'reads' | 'onStored'>): GroupCommit {
  const group: Group = { ...deps, queue: [], writing: false };
  return {
    append: (sealed) =>
      new Promise((resolve, reject) => {
        enqueue(group, { ...sealed, resolve, reject, deadline: undefined, doubtful: false });
      }),
  };
}

function enqueue(group: Group, waiting: Waiting): void {
  group.queue.push(waiting);
  if (!group.writing) void writeAll(group);
}

async function writeAll(group: Group): Promise<void> {
  group.writing = true;
  while (group.queue.length > 0) {
    // Callers that were just answered get their turn to queue again: larger batches, no timer.
    await setImmediate();
    const { batch, rest } = nextBatch(group.queue);
    group.queue = rest;
    await settle(group, batch);
  }
  group.writing = false;
}

/** Inserts until every commit of the batch has its verdict, or it is too late for one. */
async function settle(group: Group, batch: readonly Waiting[]): Promise<void> {
  const deadline = performance.now() + limitOf(batch);
  for (const waiting of batch) waiting.deadline ??= deadline;
  let open = batch;
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    const { verdicts, sent } = await group.insert(commitsOf(open), deadline - performance.now());
    const judged = (verdict: string) => open.filter((_waiting, i) => verdicts[i] === verdict);
    stored(group, judged('inserted'));
    void explain(group, judged('duplicate'));
    open.forEach(({ reject }, i) => verdicts[i] instanceof Error && reject(verdicts[i]));
    open = judged('open');
    if (open.length === 0) return;
    for (const waiting of open) waiting.doubtful ||= sent;
    // Where no server could be found, the driver has been looking for one long enough.
    if (!sent || performance.now() + pause >= deadline) return giveUp(group, open);
    // The same documents again: what stands already answers as a duplicate of itself.
    await setTimeout(pause);
  }
}

function limitOf(batch: readonly Waiting[]): number {
  const bytes = batch.reduce((sum, waiting) => sum + waiting.bytes, 0);
  return SETTLE_LIMIT_MS + Math.max(0, bytes - ORDINARY_BYTES) / SLOWEST_BYTES_PER_MS;
}

function stored(group: Group, list: readonly Waiting[]): void {
  if (list.length === 0) return;
  group.onStored(commitsOf(list));
  for (const { commit, resolve } of list) resolve({ kind: 'stored', commit });
}

/** Finds out whose commits they are that stand in the way. */
async function explain(group: Group, duplicates: readonly Waiting[]): Promise<void> {
  if (duplicates.length === 0) return;
  try {
    const standing = await group.reads.standing(commitsOf(duplicates));
    await Promise.all(duplicates.map((waiting) => explainOne(group, waiting, standing)));
  } catch {
    for (const waiting of duplicates) fail(waiting);
  }
}

async function explainOne(group: Group, waiting: Waiting, standing: readonly Commit[]): Promise<void> {
  const found = match(waiting, standing) ?? match(waiting, await group.reads.standingForSure(waiting.commit));
  if (found === 'ours') stored(group, [waiting]);
  else if (found) waiting.resolve({ kind: 'taken', by: found });
  // What stood in the way has been rolled back by a change of primary.
  else if (performance.now() < (waiting.deadline ?? 0)) enqueue(group, waiting);
  else fail(waiting);
}

function match({ commit, doubtful }: Waiting, standing: readonly Commit[]): Commit | 'ours' | undefined {
  const same = standing.find((other) => other._id === commit._id);
  // Without a doubtful attempt of ours before, an equal commit is another instance's for the same command.
  if (doubtful && same?.hash === commit.hash) return 'ours';
  return standing.find((other) => other.commandId === commit.commandId) ?? same;
}

/** The store does not answer: nor will it answer those who wait behind. */
function giveUp(group: Group, open: readonly Waiting[]): void {
  const unsent = group.queue;
  group.queue = [];
  for (const waiting of [...open, ...unsent]) fail(waiting);
}

function fail(waiting: Waiting): void {
  waiting.reject(waiting.doubtful ? outcomeUnknown(waiting.commit.commandId) : unavailable());
}
