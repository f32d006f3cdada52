import type { Commit } from '../commit-store.ts';
import type { Collection } from '../document-store.ts';
import { OUTBOX_INDEX } from './indexes.ts';

export interface Backlog {
  /** Commits whose records are not all on the topic. */
  readonly unpublished: number;
  readonly oldestRecordedAt?: Date;
}

/** What the relay needs of the commits; every read is majority-committed. */
export interface Outbox {
  /** The next unpublished commits by stream and seq, at most `limit` and 16 MB; empty: no more. */
  page(after: Pick<Commit, 'streamId' | 'seq'> | undefined, limit: number): Promise<readonly Commit[]>;
  /** Unpublished commits of these streams, each stream from its first one on, at most `limit`. */
  ofStreams(streamIds: readonly string[], limit: number): Promise<readonly Commit[]>;
  markPublished(ids: readonly string[]): Promise<void>;
  /** Counts the commits recorded up to an instant; absent: all. */
  backlog(until?: Date): Promise<Backlog>;
}

const MAJORITY = { readConcern: { level: 'majority' } } as const;
const IN_ORDER = { streamId: 1, seq: 1 } as const;

export function createOutbox(collection: Collection<Commit>): Outbox {
  return {
    page: (after, limit) =>
      collection
        .find(
          { published: false, ...beyond(after) },
          { ...MAJORITY, singleBatch: true, limit, batchSize: limit },
        )
        .sort(IN_ORDER)
        .hint(OUTBOX_INDEX)
        .toArray(),
    ofStreams: (streamIds, limit) =>
      collection
        .find({ published: false, streamId: { $in: [...streamIds] } }, { ...MAJORITY, limit })
        .sort(IN_ORDER)
        .hint(OUTBOX_INDEX)
        .toArray(),
    async markPublished(ids) {
      // A mark that a change of primary takes back costs a duplicate on the topic, nothing else.
      await collection.updateMany(
        { _id: { $in: [...ids] } },
        { $set: { published: true } },
        { writeConcern: { w: 1 } },
      );
    },
    async backlog(until) {
      const match = { published: false, ...(until ? { recordedAt: { $lte: until } } : {}) };
      const group = { _id: null, unpublished: { $sum: 1 }, oldest: { $min: '$recordedAt' } };
      const [found] = await collection
        .aggregate<{ unpublished: number; oldest: Date }>([{ $match: match }, { $group: group }], {
          ...MAJORITY,
          hint: OUTBOX_INDEX,
        })
        .toArray();
      return found ? { unpublished: found.unpublished, oldestRecordedAt: found.oldest } : { unpublished: 0 };
    },
  };
}

function beyond(place: Pick<Commit, 'streamId' | 'seq'> | undefined) {
  if (!place) return {};
  const { streamId, seq } = place;
  return { $or: [{ streamId, seq: { $gt: seq } }, { streamId: { $gt: streamId } }] };
}
