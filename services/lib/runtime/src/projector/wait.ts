import { LRUCache } from 'lru-cache';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { Position } from '../position.ts';
import type { Projection } from './model.ts';
import type { Stored } from './folding.ts';
import type { GenerationStore } from './store.ts';

export interface WaitOptions {
  /** Default 2,000 ms. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** How often the store is asked about streams that another instance may be folding. */
const POLL_MS = 20;
const POLL_MAX_MS = 100;

/** What is still to come, as `<projection>/<streamId>` → version. */
type Missing = Map<string, { projection: string; streamId: string; version: number }>;

/**
 * Resolves when every projection that follows these streams has folded them so far; streams that none
 * follows count as folded. Throws NOT_YET after the bound and PARKED where a stream cannot go on.
 */
export async function waitForPositions(
  store: () => GenerationStore,
  projections: readonly Projection[],
  positions: readonly Position[],
  onStored: (listener: (stored: Stored) => void) => () => void,
  options: WaitOptions = {},
): Promise<void> {
  const missing = whatIsNeeded(projections, positions);
  forget(missing, reachedIn(store()));
  if (missing.size === 0) return;
  const until = performance.now() + (options.timeoutMs ?? 2_000);
  let wake = (): void => undefined;
  const stop = onStored((stored) => {
    cross(missing, stored);
    if (missing.size === 0) wake();
  });
  const abort = (): void => wake();
  options.signal?.addEventListener('abort', abort);
  try {
    for (let pause = POLL_MS; ; pause = Math.min(POLL_MAX_MS, pause * 1.5)) {
      await ask(store(), missing);
      if (missing.size === 0) return;
      const left = until - performance.now();
      if (left <= 0 || options.signal?.aborted) throw notYet([...missing.values()][0]!.streamId);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(pause, left));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (missing.size === 0) return;
    }
  } finally {
    stop();
    options.signal?.removeEventListener('abort', abort);
  }
}

function whatIsNeeded(projections: readonly Projection[], positions: readonly Position[]): Missing {
  const missing: Missing = new Map();
  for (const { streamId, version } of positions) {
    for (const projection of projections) {
      if (!projection.accepts({ streamId })) continue;
      const key = `${projection.name}/${streamId}`;
      const needed = Math.max(version, missing.get(key)?.version ?? 0);
      missing.set(key, { projection: projection.name, streamId, version: needed });
    }
  }
  return missing;
}

/** What a generation has been seen to hold it holds for good: the same positions are waited for many times. */
const reached = new WeakMap<GenerationStore, LRUCache<string, number>>();
const REMEMBERED = 10_000;

function reachedIn(store: GenerationStore): LRUCache<string, number> {
  const known = reached.get(store) ?? new LRUCache({ max: REMEMBERED });
  reached.set(store, known);
  return known;
}

function forget(missing: Missing, known: LRUCache<string, number>): void {
  for (const [key, { version }] of missing) if ((known.get(key) ?? 0) >= version) missing.delete(key);
}

function cross(missing: Missing, { versions }: Stored): void {
  for (const [key, { projection, streamId, version }] of missing) {
    if ((versions.get(projection)?.get(streamId) ?? 0) >= version) missing.delete(key);
  }
}

async function ask(store: GenerationStore, missing: Missing): Promise<void> {
  for (const projection of new Set([...missing.values()].map((one) => one.projection))) {
    const ids = [...missing.values()].filter((one) => one.projection === projection);
    const found = await store
      .documents(projection)
      .find({ _id: { $in: ids.map((one) => one.streamId) } })
      .project<{ _id: string; version: number; blocked?: true }>({ version: 1, blocked: 1 })
      .toArray();
    // What was heard before may lack what is there now.
    if (found.length > 0) store.stamps.forget();
    for (const document of found) {
      const needed = missing.get(`${projection}/${document._id}`);
      if (!needed) continue;
      reachedIn(store).set(`${projection}/${document._id}`, document.version);
      if (document.version >= needed.version) missing.delete(`${projection}/${document._id}`);
      else if (document.blocked) throw parked(document._id);
    }
  }
}

function notYet(streamId: string): DomainError {
  return refuse(
    'NOT_YET',
    'Dữ liệu tra cứu chưa cập nhật tới thời điểm bạn vừa ghi; hãy thử lại sau giây lát.',
    'The read models are not yet as recent as what you have just recorded; try again in a moment.',
    { facts: { streamId } },
  );
}

function parked(streamId: string): DomainError {
  return refuse(
    'PARKED',
    'Một bản ghi không đọc được đang chờ xử lý nên dữ liệu dừng trước bản ghi đó; hãy báo quản trị viên.',
    'A record that could not be read waits for an operator, so the data stop before it; tell the administrator.',
    { facts: { streamId } },
  );
}
