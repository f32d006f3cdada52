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

interface Sources {
  readonly outbox: Outbox;
  readonly pending: Pending;
  readonly isBlocked: (streamId: string) => boolean;
  /** Streams to be asked for. */
  asked: Set<string>;
  sweepDue: boolean;
  /** How far the sweep under way has come. */
  sweeping: { readonly after: Commit | undefined } | undefined;
}

const PAGE_COMMITS = 1_000;
const MAX_PENDING_COMMITS = 8_000;

export function createFeed(of: Pick<Sources, 'outbox' | 'pending' | 'isBlocked'>): Feed {
  const from: Sources = { ...of, asked: new Set(), sweepDue: true, sweeping: undefined };
  return {
    offer: (commit) => offer(from, commit),
    heardOf(streamId, seq) {
      if (!from.pending.knows(streamId, seq)) ask(from, streamId);
    },
    sweep: () => void (from.sweepDue = true),
    get hungry() {
      return from.asked.size > 0 || from.sweepDue || from.sweeping !== undefined;
    },
    read: () => read(from),
  };
}

function offer(from: Sources, commit: Commit): void {
  if (from.isBlocked(commit.streamId)) return;
  if (from.pending.size >= MAX_PENDING_COMMITS) from.sweepDue = true;
  else if (from.pending.offer(commit) === 'unknown') ask(from, commit.streamId);
}

function ask(from: Sources, streamId: string): void {
  if (!from.isBlocked(streamId)) from.asked.add(streamId);
}

async function read(from: Sources): Promise<void> {
  if (from.asked.size > 0) return readAsked(from);
  if (!from.sweeping && from.sweepDue) {
    from.sweepDue = false;
    from.sweeping = { after: undefined };
  }
  if (from.sweeping) await readPage(from, from.sweeping.after);
}

async function readAsked(from: Sources): Promise<void> {
  const streams = [...from.asked];
  from.asked = new Set();
  try {
    const commits = await from.outbox.ofStreams(streams, PAGE_COMMITS);
    // A page that is full may have cut a stream short.
    if (commits.length === PAGE_COMMITS) from.sweepDue = true;
    take(from, commits);
  } catch (error) {
    from.sweepDue = true;
    throw error;
  }
}

async function readPage(from: Sources, after: Commit | undefined): Promise<void> {
  const page = await from.outbox.page(after, PAGE_COMMITS);
  take(from, page);
  from.sweeping = page.length === 0 ? undefined : { after: page.at(-1) };
}

function take(from: Sources, commits: readonly Commit[]): void {
  from.pending.offerFromStore(commits.filter((commit) => !from.isBlocked(commit.streamId)));
}
