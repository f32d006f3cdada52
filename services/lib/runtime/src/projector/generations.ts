import { setTimeout as delay } from 'node:timers/promises';
import { refuse } from '@trienkhai/kernel/domain-error';
import { releaseAll } from '../parked.ts';
import type { ProjectorOptions } from '../projector.ts';
import { judgeRebuild, readEnds, rebuildProgress } from '../rebuild.ts';
import type { Ends, RebuildProgress } from '../rebuild.ts';
import { startFolder } from './folder.ts';
import type { Folder, Stored, Window } from './folder.ts';
import { observeProjector } from './metrics.ts';
import { topicOf } from './names.ts';
import { openPointer } from './pointer.ts';
import type { PointerDocument } from './pointer.ts';
import { openGeneration } from './store.ts';
import type { GenerationStore } from './store.ts';

export interface Generation {
  readonly store: GenerationStore;
  readonly code: number;
  folder?: Folder;
}

export interface Generations {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Throws NOT_YET while no generation of this code is complete. */
  current(): GenerationStore;
  serving(): Generation | undefined;
  onStored(listener: (stored: Stored) => void): () => void;
  rebuild(acceptParked?: boolean): Promise<void>;
  ends(): Promise<Ends>;
  lag(store: GenerationStore, ends: Ends): Promise<number>;
  rebuildProgress(ends: Ends): Promise<RebuildProgress | undefined>;
}

/** Live, the window is closed as soon as the end of the log is reached. */
const LIVE: Window = { documents: 4_000, bytes: 8_000_000, ms: 200 };
/** A rebuild answers no query: it saves writes by folding long stretches in memory. */
const BUILDING: Window = { documents: 24_000, bytes: 48_000_000, ms: 10_000 };

export function createGenerations(options: ProjectorOptions): Generations {
  const { name, version, projections, database, reader, namespace, logger } = options;
  const { graceMs = 60_000, pollMs = 1_000 } = options;
  const topics = [...new Set(projections.flatMap((one) => one.contexts))].map((one) =>
    topicOf(namespace, one),
  );
  const pointer = openPointer(database, name, version);
  const running = new Map<number, Generation>();
  const listeners = new Set<(stored: Stored) => void>();
  const stopping = new AbortController();
  let serving: Generation | undefined;
  let building: Generation | undefined;
  let moreParked: number | undefined;
  let watching: Promise<void> | undefined;
  let aligned: Promise<void> = Promise.resolve();
  let unobserve = (): void => undefined;

  async function open(generation: number, code: number): Promise<Generation> {
    const known = running.get(generation);
    if (known) return known;
    const store = openGeneration(database, name, generation, projections);
    await store.prepare();
    const group = `${namespace}.${name}.v${generation}`;
    const onStored = (stored: Stored): void => {
      if (serving?.store === store) for (const listener of [...listeners]) listener(stored);
    };
    const { hooks } = options;
    const window = (): Window => (building?.store === store ? BUILDING : LIVE);
    const folder = startFolder({
      store,
      projections,
      topics,
      reader,
      group,
      window,
      logger,
      hooks,
      onStored,
    });
    const opened = { store, code, folder };
    running.set(generation, opened);
    void retryParked(store);
    return opened;
  }

  /** Code that was repaired without a new version folds what its predecessor could not. */
  async function retryParked(store: GenerationStore): Promise<void> {
    try {
      const released = await releaseAll(store, projections);
      if (released > 0) logger.info({ projector: name, released }, 'parked records were folded');
    } catch (error) {
      logger.warn({ err: error, projector: name }, 'parked records could not be tried again');
    }
  }

  /** One after another: two at once would open a generation twice. */
  function align(): Promise<void> {
    aligned = aligned.then(alignNow, alignNow);
    return aligned;
  }

  /** Brings what runs here into line with the pointer, which every instance reads. */
  async function alignNow(): Promise<void> {
    let state = await pointer.read();
    if (state.code < version && (state.building?.code ?? 0) < version) {
      await pointer.build(version);
      state = await pointer.read();
    }
    building = state.building?.code === version ? await open(state.building.generation, version) : undefined;
    if (building && (await takeOver(state, building).catch(notNow))) state = await pointer.read();
    const mine = state.code === version ? state.active : lastOf(state, version);
    serving = mine === undefined ? undefined : await open(mine, version);
    await retire(state);
  }

  async function takeOver(state: PointerDocument, next: Generation): Promise<boolean> {
    const before = openGeneration(database, name, state.active, projections);
    const accept = state.building?.acceptParked ?? false;
    const verdict = await judgeRebuild(before, next.store, await readEnds(reader, topics), accept);
    moreParked = verdict.kind === 'more-parked' ? verdict.by : undefined;
    if (verdict.kind !== 'ready' || !(await pointer.flip(state))) return false;
    logger.info({ projector: name, generation: next.store.generation }, 'rebuilt read models answer now');
    building = undefined;
    return true;
  }

  function notNow(error: unknown): false {
    logger.warn({ err: error, projector: name }, 'how far the rebuild has come is not known');
    return false;
  }

  /** Folds replaced generations on while others may read them, then deletes them. */
  async function retire(state: PointerDocument): Promise<void> {
    for (const { generation, at } of state.retired) {
      if (Date.now() - at.getTime() < graceMs) continue;
      await close(generation);
      // Every instance has let go of it by then.
      if (Date.now() - at.getTime() < graceMs + 5 * pollMs) continue;
      await openGeneration(database, name, generation, projections).drop();
      await pointer.forget(generation);
    }
    const kept = new Set([state.active, state.building?.generation]);
    for (const { generation } of state.retired) kept.add(generation);
    for (const generation of [...running.keys()]) if (!kept.has(generation)) await close(generation);
  }

  async function close(generation: number): Promise<void> {
    const known = running.get(generation);
    running.delete(generation);
    if (serving === known) serving = undefined;
    await known?.folder?.stop();
  }

  async function watch(): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      await delay(building ? Math.min(pollMs, 200) : pollMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await align().catch((error: unknown) => {
        logger.warn({ err: error, projector: name }, 'the state of the read models could not be checked');
      });
    }
  }

  return {
    async start() {
      await align();
      watching = watch();
      unobserve = observeProjector(name, () => serving);
    },
    async stop() {
      stopping.abort();
      unobserve();
      await watching;
      await Promise.all([...running.keys()].map(close));
    },
    current() {
      if (serving) return serving.store;
      throw refuse(
        'NOT_YET',
        'Dữ liệu tra cứu đang được dựng lại; hãy thử lại sau ít phút.',
        'The read models are being rebuilt; try again in a few minutes.',
      );
    },
    serving: () => serving,
    onStored(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async rebuild(acceptParked) {
      await pointer.build(version, acceptParked);
      await align();
    },
    ends: () => readEnds(reader, topics),
    lag: async (store, ends) => {
      const { folded, total } = await rebuildProgress(store, ends);
      return total - folded;
    },
    async rebuildProgress(ends) {
      if (!building) return undefined;
      const writes = building.folder?.writes() ?? 0;
      const progress = { ...(await rebuildProgress(building.store, ends)), writes };
      return moreParked === undefined ? progress : { ...progress, moreParked };
    },
  };
}

/** An instance with older code goes on with what that code folds, until it is deleted. */
function lastOf(state: PointerDocument, code: number): number | undefined {
  return state.retired.findLast((one) => one.code === code)?.generation;
}
