import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Appended, Commit } from '../commit-store.ts';
import type { SealedCommit } from '../commit-hash.ts';
import { outcomeUnknown, unavailable } from './availability.ts';
import type { InsertBatch } from './insert.ts';
import type { CommitReads } from './reads.ts';

/** After this long without a verdict the caller is told so. */
const SETTLE_LIMIT_MS = 1_700;
const FIRST_PAUSE_MS = 20;
const MAX_BATCH_COMMITS = 1_000;
/** Of hashed text; as one command it stays a document that the server takes. */
const MAX_BATCH_BYTES = 2_000_000;

export interface GroupCommit {
  append(sealed: SealedCommit): Promise<Appended>;
}

interface Waiting extends SealedCommit {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
  /** Set when the commit is first sent. */
  deadline: number | undefined;
  /** An attempt ended without a verdict: the commit may stand already. */
  doubtful: boolean;
}

/**
 * Writes what arrives together as one batch. There is no timer: a batch is what has queued while the last
 * insert was under way, so that a lone commit waits for nothing. A batch holds one commit per stream at
 * most: were two of them chained, the second could stand although the first has failed.
 */
export function createGroupCommit(deps: {
  readonly insert: InsertBatch;
  readonly reads: CommitReads;
  readonly onStored: (commits: readonly Commit[]) => void;
}): GroupCommit {
  let queue: Waiting[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    while (queue.length > 0) {
      // Callers that were just answered get their turn to queue again: larger batches, no timer.
      await setImmediate();
      const { batch, rest } = nextBatch(queue);
      queue = rest;
      await settle(batch);
    }
    writing = false;
  }

  async function settle(batch: readonly Waiting[]): Promise<void> {
    let open = batch;
    const deadline = performance.now() + SETTLE_LIMIT_MS;
    for (const waiting of batch) waiting.deadline ??= deadline;
    for (let pause = FIRST_PAUSE_MS; open.length > 0; pause *= 2) {
      const answer = await deps.insert(commitsOf(open), deadline - performance.now());
      const judged = (kind: string) => open.filter((_waiting, i) => answer.verdicts[i] === kind);
      stored(judged('inserted'));
      void judge(judged('duplicate'));
      open.forEach((waiting, i) => refuseWith(waiting, answer.verdicts[i]));
      open = judged('open');
      if (open.length === 0) return;
      for (const waiting of open) waiting.doubtful ||= answer.sent;
      // Where no server could be found, the driver has been looking for one long enough.
      if (!answer.sent || performance.now() + pause >= deadline) return giveUp(open);
      // The same documents again: what stands already answers as a duplicate of itself.
      await setTimeout(pause);
    }
  }

  function stored(list: readonly Waiting[]): void {
    if (list.length === 0) return;
    deps.onStored(commitsOf(list));
    for (const { commit, resolve } of list) resolve({ kind: 'stored', commit });
  }

  /** Finds out whose commit it is that stands in the way. */
  async function judge(duplicates: readonly Waiting[]): Promise<void> {
    if (duplicates.length === 0) return;
    try {
      const standing = await deps.reads.standing(commitsOf(duplicates));
      await Promise.all(
        duplicates.map(async (waiting) => {
          const found =
            match(waiting, standing) ?? match(waiting, await deps.reads.standingForSure(waiting.commit));
          if (found === 'ours') stored([waiting]);
          else if (found) waiting.resolve({ kind: 'taken', by: found });
          else again(waiting);
        }),
      );
    } catch {
      for (const waiting of duplicates) fail(waiting);
    }
  }

  /** What stood in the way has been rolled back by a change of primary. */
  function again(waiting: Waiting): void {
    if (performance.now() > (waiting.deadline ?? 0)) fail(waiting);
    else enqueue(waiting);
  }

  function giveUp(open: readonly Waiting[]): void {
    for (const waiting of open) fail(waiting);
    const unsent = queue;
    queue = [];
    for (const waiting of unsent) fail(waiting);
  }

  function enqueue(waiting: Waiting): void {
    queue.push(waiting);
    if (!writing) void writeAll();
  }

  return {
    append: (sealed) =>
      new Promise((resolve, reject) => {
        enqueue({ ...sealed, resolve, reject, deadline: undefined, doubtful: false });
      }),
  };
}

function nextBatch(queue: readonly Waiting[]): { batch: readonly Waiting[]; rest: Waiting[] } {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const streams = new Set<string>();
  let bytes = 0;
  for (const waiting of queue) {
    const fits = batch.length < MAX_BATCH_COMMITS && bytes + waiting.bytes <= MAX_BATCH_BYTES;
    const alone = batch.length === 0;
    // A stream that has to wait keeps its order: what follows on it waits as well.
    const first = !streams.has(waiting.commit.streamId);
    streams.add(waiting.commit.streamId);
    if (!first || !(fits || alone)) {
      rest.push(waiting);
      continue;
    }
    bytes += waiting.bytes;
    batch.push(waiting);
  }
  return { batch, rest };
}

function match({ commit, doubtful }: Waiting, standing: readonly Commit[]): Commit | 'ours' | undefined {
  const same = standing.find((other) => other._id === commit._id);
  // Without a doubtful attempt of ours before, an equal commit is another instance's for the same command.
  if (doubtful && same?.hash === commit.hash) return 'ours';
  return standing.find((other) => other.commandId === commit.commandId) ?? same;
}

function refuseWith(waiting: Waiting, verdict: unknown): void {
  if (verdict instanceof Error) waiting.reject(verdict);
}

function fail(waiting: Waiting): void {
  waiting.reject(waiting.doubtful ? outcomeUnknown(waiting.commit.commandId) : unavailable());
}

function commitsOf(list: readonly Waiting[]): readonly Commit[] {
  return list.map((waiting) => waiting.commit);
}
