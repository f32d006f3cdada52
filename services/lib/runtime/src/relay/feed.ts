import type { Commit } from '../commit-store.ts';
import type { Outbox } from '../commit-store/outbox.ts';
import type { Pending } from './pending.ts';

/** Brings unpublished commits from the store into what is pending; the store is the source of truth. */
export interface Feed {
  /** A commit of this process. Ignored while more is pending than memory should hold: a sweep finds it. */
  offer(commit: Commit): void;
  /** A commit somebody has stored: its stream is asked for unless it is known already. */
  heardOf(streamId: string, seq: number): void;
  /** Starts over from the first stream, now or when the sweep under way is through. */
  sweep(): void;
  /** False when all that is known to be in the store is pending or sent. */
  readonly hungry: boolean;
  /** Reads the next page, if any; rejects when the store is away, to be called again. */
  read(): Promise<void>;
}

export const PAGE_COMMITS = 1_000;
const MAX_PENDING_COMMITS = 8_000;

export function createFeed(outbox: Outbox, pending: Pending, isBlocked: (streamId: string) => boolean): Feed {
  let asked = new Set<string>();
  let sweepDue = true;
  let sweeping: { readonly after: Commit | undefined } | undefined;

  function ask(streamId: string): void {
    if (!isBlocked(streamId)) asked.add(streamId);
  }

  async function readAsked(): Promise<void> {
    const streams = [...asked];
    asked = new Set();
    const commits = await outbox.ofStreams(streams, PAGE_COMMITS).catch((error: unknown) => {
      sweepDue = true;
      throw error;
    });
    // A page that is full may have cut a stream short.
    if (commits.length === PAGE_COMMITS) sweepDue = true;
    take(commits);
  }

  async function readPage(from: { readonly after: Commit | undefined }): Promise<void> {
    sweeping = from;
    const page = await outbox.page(from.after, PAGE_COMMITS);
    take(page);
    sweeping = page.length === 0 ? undefined : { after: page.at(-1) };
  }

  function take(commits: readonly Commit[]): void {
    pending.offerFromStore(commits.filter((commit) => !isBlocked(commit.streamId)));
  }

  return {
    offer(commit) {
      if (isBlocked(commit.streamId)) return;
      if (pending.size >= MAX_PENDING_COMMITS) sweepDue = true;
      else if (pending.offer(commit) === 'unknown') ask(commit.streamId);
    },
    heardOf(streamId, seq) {
      if (!pending.knows(streamId, seq)) ask(streamId);
    },
    sweep: () => void (sweepDue = true),
    get hungry() {
      return asked.size > 0 || sweepDue || sweeping !== undefined;
    },
    async read() {
      if (asked.size > 0) return readAsked();
      if (sweeping) return readPage(sweeping);
      if (!sweepDue) return;
      sweepDue = false;
      return readPage({ after: undefined });
    },
  };
}
