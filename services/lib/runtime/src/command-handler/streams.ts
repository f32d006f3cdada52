import { LRUCache } from 'lru-cache';
import type { Decider } from '@trienkhai/kernel/decider';
import { fold } from '@trienkhai/kernel/decider';
import type { EventCodec } from '@trienkhai/kernel/envelope';
import type { Commit, CommitStore } from '../commit-store.ts';

/** A stream up to some commit; `seq` 0: not begun. */
export interface Stream<State> {
  readonly streamId: string;
  readonly state: State;
  readonly seq: number;
  readonly version: number;
  readonly hash: string | undefined;
  readonly key: string | undefined;
  readonly recordedAt: Date | undefined;
}

export interface Streams<State, Event> {
  /** As this process last knew it: true once, maybe no longer the end. */
  cached(streamId: string): Stream<State> | undefined;
  /** As a majority of the store has it now. Throws UNAVAILABLE. */
  refresh(streamId: string): Promise<Stream<State>>;
  /** Takes over a commit of our own without reading it back. */
  advance(stream: Stream<State>, commit: Commit, events: readonly Event[]): void;
}

/** Folded streams, the most recently used ones in memory. */
export function createStreams<State, Event>(deps: {
  readonly store: CommitStore;
  readonly decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>;
  readonly codec: EventCodec<Event>;
  readonly limit: number;
}): Streams<State, Event> {
  const { store, decider, codec } = deps;
  const known = new LRUCache<string, Stream<State>>({ max: deps.limit });

  function remember(stream: Stream<State>): Stream<State> {
    const newest = known.get(stream.streamId);
    if (newest && newest.seq >= stream.seq) return newest;
    if (stream.seq > 0) known.set(stream.streamId, stream);
    return stream;
  }

  return {
    cached: (streamId) => known.get(streamId),
    async refresh(streamId) {
      const from = known.get(streamId) ?? notBegun(streamId, decider.initialState);
      const commits = await store.read(streamId, from.seq);
      const next = (stream: Stream<State>, commit: Commit) =>
        after(decider, stream, commit, commit.events.map(codec.decode));
      return remember(commits.reduce(next, from));
    },
    advance: (stream, commit, events) => void remember(after(decider, stream, commit, events)),
  };
}

function after<State, Event>(
  decider: Pick<Decider<State, never, Event, never>, 'evolve'>,
  stream: Stream<State>,
  commit: Commit,
  events: readonly Event[],
): Stream<State> {
  return {
    streamId: stream.streamId,
    state: fold({ initialState: stream.state, evolve: decider.evolve }, events),
    seq: commit.seq,
    version: commit.toVersion,
    hash: commit.hash,
    key: commit.key,
    recordedAt: commit.recordedAt,
  };
}

function notBegun<State>(streamId: string, state: State): Stream<State> {
  return { streamId, state, seq: 0, version: 0, hash: undefined, key: undefined, recordedAt: undefined };
}
