import { setTimeout } from 'node:timers/promises';
import type { Commit } from '../commit-store.ts';
import type { Collection } from '../document-store.ts';

/**
 * Calls back with the place of every commit that any instance stores, from now on, until the signal. A
 * wake-up and no more: what it misses while it is away the next sweep finds.
 */
export async function watchCommits(
  collection: Collection<Commit>,
  signal: AbortSignal,
  seen: (streamId: string, seq: number) => void,
): Promise<void> {
  while (!signal.aborted) {
    const changes = collection.watch(
      [{ $match: { operationType: 'insert' } }, { $project: { 'documentKey._id': 1 } }],
      { batchSize: 500 },
    );
    const close = () => void changes.close().catch(() => undefined);
    signal.addEventListener('abort', close, { once: true });
    try {
      for await (const change of changes) {
        const id = (change as { documentKey: { _id: string } }).documentKey._id;
        const at = id.lastIndexOf('@');
        seen(id.slice(0, at), Number(id.slice(at + 1)));
      }
    } catch {
      // Closed by the signal, or the store is away or has lost its history.
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
    if (!signal.aborted) await setTimeout(1_000, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
