import { LRUCache } from 'lru-cache';
import type { Commit } from '../commit-store.ts';

/**
 * Commits that wait to be sent, each stream in `seq` order without a hole. Pure bookkeeping: it never asks
 * the store, but knows when it would have to be asked.
 */
export interface Pending {
  readonly size: number;
  /** A commit heard of; `unknown`: what lies before it is not known here, ask the store about its stream. */
  offer(commit: Commit): 'taken' | 'known' | 'unknown';
  /** Unpublished commits as the store lists them: by stream, each ascending from its first one. */
  offerFromStore(commits: readonly Commit[]): void;
  knows(streamId: string, seq: number): boolean;
  /** Takes commits from the front as long as `fits` says so. */
  takeWhile(fits: (commit: Commit) => boolean): void;
  /** Forgets a stream: later commits of it have to come from the store again. */
  drop(streamId: string): void;
}

/** Streams whose last commit is remembered; one that is forgotten costs a question to the store. */
const REMEMBERED_STREAMS = 50_000;

export function createPending(): Pending {
  let waiting: Commit[] = [];
  const lastSeq = new LRUCache<string, number>({ max: REMEMBERED_STREAMS });

  function push(commit: Commit): void {
    waiting.push(commit);
    lastSeq.set(commit.streamId, commit.seq);
  }

  const knows = (streamId: string, seq: number) => (lastSeq.get(streamId) ?? 0) >= seq;

  return {
    get size() {
      return waiting.length;
    },
    offer(commit) {
      const { streamId, seq } = commit;
      if (knows(streamId, seq)) return 'known';
      if (seq > 1 && lastSeq.get(streamId) !== seq - 1) return 'unknown';
      push(commit);
      return 'taken';
    },
    offerFromStore(commits) {
      for (const commit of commits) if (!knows(commit.streamId, commit.seq)) push(commit);
    },
    knows,
    takeWhile(fits) {
      const end = waiting.findIndex((commit) => !fits(commit));
      waiting = end < 0 ? [] : waiting.slice(end);
    },
    drop(streamId) {
      waiting = waiting.filter((commit) => commit.streamId !== streamId);
      lastSeq.delete(streamId);
    },
  };
}
