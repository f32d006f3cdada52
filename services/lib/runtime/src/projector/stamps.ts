import { LRUCache } from 'lru-cache';
import { coalesce } from '../coalesce.ts';
import type { Collection, Db } from '../document-store.ts';
import { followStamps } from './following.ts';
import type { Stamp, StateDocument } from './store.ts';

/** The stamps of keys, asked of the store or as this process has heard of them. */
export interface Stamps {
  ask(key: string): Promise<readonly Stamp[]>;
  /** At most half a second behind the store: asks it wherever it has not told of itself in that time. */
  heard(key: string): Promise<readonly Stamp[]>;
  /** What was heard of one key, or of all, may be older than what has been seen in the store: it is asked again. */
  forget(key?: string): void;
  stop(): Promise<void>;
}

/** Keys whose stamps are known as long as nothing else is heard. */
const MOST_KEYS = 10_000;

export function openStamps(db: Db, state: Collection<StateDocument>): Stamps {
  const ask = askTogether(state);
  // Requests rather than answers: one that is under way when something changes is forgotten as well.
  const known = new LRUCache<string, Promise<readonly Stamp[]>>({ max: MOST_KEYS });
  const forget = (key?: string): void => void (key === undefined ? known.clear() : known.delete(key));
  const following = followStamps(db, state.collectionName, forget);
  return {
    ask,
    heard(key) {
      if (!following.isCurrent()) return ask(key);
      const before = known.get(key);
      if (before) return before;
      const asked = ask(key);
      known.set(key, asked);
      asked.catch(() => forget(key));
      return asked;
    },
    forget,
    stop: following.stop,
  };
}

/** Questions that are under way ask for their stamps together. */
function askTogether(state: Collection<StateDocument>): Stamps['ask'] {
  const ask = coalesce<string, readonly Stamp[]>(async (keys) => {
    const found = await state.find({ kind: 'stamp', key: { $in: [...keys] } }).toArray();
    return Map.groupBy(
      found.flatMap((one) => (one.kind === 'stamp' ? [one] : [])),
      ({ key }) => key,
    );
  });
  return async (key) => (await ask(key)) ?? [];
}
