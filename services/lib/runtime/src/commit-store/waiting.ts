import type { SealedCommit } from '../commit-hash.ts';
import type { Appended, Commit } from '../commit-store.ts';

const MAX_BATCH_COMMITS = 1_000;
/** Of hashed text; as one command it stays a document that the server takes. */
const MAX_BATCH_BYTES = 2_000_000;

/** A commit that waits for its verdict. */
export interface Waiting extends SealedCommit {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
  /** By `performance.now()`; set when the commit is first sent. */
  deadline: number | undefined;
  /** An attempt ended without a verdict: the commit may stand already. */
  doubtful: boolean;
}

export interface Cut {
  readonly batch: readonly Waiting[];
  readonly rest: Waiting[];
}

/** The next batch in order of arrival, one commit per stream; a commit that is too large goes alone. */
export function nextBatch(queue: readonly Waiting[]): Cut {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const streams = new Set<string>();
  let bytes = 0;
  for (const waiting of queue) {
    const fits = batch.length < MAX_BATCH_COMMITS && bytes + waiting.bytes <= MAX_BATCH_BYTES;
    // A stream that has to wait keeps its order: what follows on it waits as well.
    const first = !streams.has(waiting.commit.streamId);
    streams.add(waiting.commit.streamId);
    if (first && (fits || batch.length === 0)) {
      bytes += waiting.bytes;
      batch.push(waiting);
    } else rest.push(waiting);
  }
  return { batch, rest };
}

export function commitsOf(list: readonly Waiting[]): readonly Commit[] {
  return list.map((waiting) => waiting.commit);
}
