import { setTimeout } from 'node:timers/promises';
import type { Outbox } from '../commit-store/outbox.ts';
import type { Hooks } from '../hooks.ts';
import type { Parcel } from './parcel.ts';

export interface Marker {
  /** Notes what the log has acknowledged; the marks go out in bulk while the next request is under way. */
  add(parcels: readonly Parcel[]): void;
  /** Resolves when all notes so far are marked, or given up with the lease. */
  settled(): Promise<void>;
}

export interface MarkerOptions {
  readonly outbox: Outbox;
  /** Only the owner marks; what is left unmarked is sent again by the next one. */
  readonly mayMark: () => boolean;
  readonly failed: (error: unknown) => void;
  readonly hooks?: Hooks | undefined;
}

const PAUSE_AFTER_FAILURE_MS = 500;

export function createMarker({ outbox, mayMark, failed, hooks }: MarkerOptions): Marker {
  let ids: string[] = [];
  let working = false;
  let work: Promise<void> = Promise.resolve();

  async function markAll(): Promise<void> {
    while (ids.length > 0 && mayMark()) {
      const batch = ids;
      ids = [];
      try {
        if (hooks) await hooks.at('before-acknowledgement');
        await outbox.markPublished(batch);
        if (hooks) await hooks.at('after-acknowledgement');
      } catch (error) {
        failed(error);
        ids = batch.concat(ids);
        await setTimeout(PAUSE_AFTER_FAILURE_MS);
      }
    }
    working = false;
  }

  return {
    add(parcels) {
      for (const parcel of parcels) ids.push(parcel.id);
      if (working) return;
      working = true;
      work = markAll();
    },
    settled: () => work,
  };
}
