import { mongo } from 'mongoose';
import type { Db } from '../document-store.ts';

/** Hears from the store which stamps change, from the first question on. */
export interface Following {
  /** Whether everything has been heard that the store held half a second ago. */
  isCurrent(): boolean;
  stop(): Promise<void>;
}

/** Called with a key whose stamp has changed; without one where any may have. */
type Changed = (key?: string) => void;

/** The store answers at least so often, also that there is nothing new. */
const ANSWER_MS = 200;
const SILENCE_MS = 500;
const RETRY_MS = 1_000;
/** Fewer changes than this in an answer: there were no more. */
const BATCH = 1_000;

export function followStamps(db: Db, collection: string, changed: Changed): Following {
  const stopping = new AbortController();
  let [caughtUpAt, triedAt] = [-Infinity, -Infinity];
  let listening: Promise<void> | undefined;
  const isCurrent = (): boolean => performance.now() - caughtUpAt < SILENCE_MS;

  async function listen(): Promise<void> {
    for await (const keys of changedKeys(db, collection, stopping.signal)) {
      // What came during a silence may still be on its way.
      if (!isCurrent()) changed();
      for (const key of keys) changed(key);
      if (keys.length < BATCH) caughtUpAt = performance.now();
    }
  }

  function begin(): void {
    if (listening || stopping.signal.aborted || performance.now() - triedAt < RETRY_MS) return;
    triedAt = performance.now();
    // Where it cannot be heard the store is asked, and that says what is wrong.
    listening = listen()
      .catch(() => undefined)
      .then(() => {
        caughtUpAt = -Infinity;
        listening = undefined;
        changed();
      });
  }

  return {
    isCurrent() {
      begin();
      return isCurrent();
    },
    async stop() {
      stopping.abort();
      await listening;
    },
  };
}

interface Changes {
  readonly id: number | mongo.Long;
  readonly firstBatch?: readonly StampChange[];
  readonly nextBatch?: readonly StampChange[];
}

interface StampChange {
  readonly documentKey: { readonly _id: string };
}

const ONLY_STAMPS = [
  { $match: { 'documentKey._id': /^stamp\//, operationType: { $in: ['insert', 'update', 'replace'] } } },
  { $project: { documentKey: true } },
];

/** Commands of our own, since the driver's stream does not tell when it has read to the end. Ends with an error. */
async function* changedKeys(
  db: Db,
  collection: string,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const session = db.client.startSession();
  const ask = async (command: object): Promise<Changes> =>
    ((await db.command(command, { session, signal })) as { cursor: Changes }).cursor;
  try {
    const pipeline = [{ $changeStream: {} }, ...ONLY_STAMPS];
    let changes = await ask({ aggregate: collection, pipeline, cursor: { batchSize: BATCH } });
    const more = { getMore: mongo.Long.fromValue(changes.id), collection, batchSize: BATCH };
    for (;;) {
      yield (changes.nextBatch ?? changes.firstBatch ?? []).map(keyOf);
      changes = await ask({ ...more, maxTimeMS: ANSWER_MS });
    }
  } finally {
    // An aborted request takes the store's cursor with it.
    void session.endSession().catch(() => undefined);
  }
}

/** See `stampId`. */
function keyOf({ documentKey }: StampChange): string {
  return /^stamp\/[^/]+\/\d+\/(.*)$/.exec(documentKey._id)?.[1] ?? '';
}
