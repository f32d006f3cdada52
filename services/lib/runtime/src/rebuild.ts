import type { EventLogReader, TopicEnds } from './event-log.ts';
import { placeOf } from './projector/names.ts';
import type { GenerationStore } from './projector/store.ts';

/** A new generation may answer queries once it is as far as the old one and has lost no more of the log. */
export type RebuildVerdict =
  | { readonly kind: 'ready' }
  | { readonly kind: 'behind' }
  | { readonly kind: 'more-parked'; readonly by: number };

export interface RebuildProgress {
  readonly generation: number;
  /** Records folded and to be folded, as of now. */
  readonly folded: number;
  readonly total: number;
  /** Documents that this instance has written for it so far: few per document, however many events it has. */
  readonly writes: number;
  /** Set where it has caught up and yet may not answer: more records are parked than before. */
  readonly moreParked?: number;
}

/** The ends of several topics, read at one moment. */
export type Ends = ReadonlyMap<string, TopicEnds>;

export async function readEnds(reader: EventLogReader, topics: readonly string[]): Promise<Ends> {
  return new Map(await Promise.all(topics.map(async (topic) => [topic, await reader.ends(topic)] as const)));
}

/** Have these generations' checkpoints passed the given ends? */
export async function haveReached(store: GenerationStore, ends: Ends): Promise<boolean> {
  const reached = await progressOf(store);
  return everyPlace(ends, (place, end) => (reached.get(place) ?? 0) >= end);
}

/**
 * Where the old generation has come to is read first, so that the new one reaches at least that. An old
 * offset beyond the end belongs to a log that is gone: then the end itself must be reached.
 */
export async function judgeRebuild(
  before: GenerationStore,
  next: GenerationStore,
  ends: Ends,
  acceptParked: boolean,
): Promise<RebuildVerdict> {
  const old = await progressOf(before);
  const reached = await progressOf(next);
  const arrived = everyPlace(
    ends,
    (place, end) => (reached.get(place) ?? 0) >= Math.min(old.get(place) ?? end, end),
  );
  if (!arrived) return { kind: 'behind' };
  if (acceptParked) return { kind: 'ready' };
  const by = (await next.parked.countDocuments()) - (await before.parked.countDocuments());
  return by > 0 ? { kind: 'more-parked', by } : { kind: 'ready' };
}

export async function rebuildProgress(
  next: GenerationStore,
  ends: Ends,
): Promise<Omit<RebuildProgress, 'writes'>> {
  const reached = await progressOf(next);
  let folded = 0;
  let total = 0;
  everyPlace(ends, (place, end) => {
    folded += Math.min(reached.get(place) ?? 0, end);
    total += end;
    return true;
  });
  return { generation: next.generation, folded, total };
}

async function progressOf(store: GenerationStore): Promise<Map<string, number>> {
  return new Map((await store.allCheckpoints()).map((one) => [placeOf(one), one.next]));
}

function everyPlace(ends: Ends, holds: (place: string, end: number) => boolean): boolean {
  return [...ends].every(([topic, offsets]) =>
    offsets.every((end, partition) => holds(placeOf({ topic, partition }), Number(end))),
  );
}
