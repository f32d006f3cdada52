import { setTimeout as delay } from 'node:timers/promises';
import { refuse } from '@trienkhai/kernel/domain-error';
import { readEnds, rebuildProgress } from '../rebuild.ts';
import type { Ends, RebuildProgress } from '../rebuild.ts';
import { topicOf } from '../topics.ts';
import { align, close, POLL_MS } from './fleet.ts';
import type { Fleet, Generation } from './fleet.ts';
import type { Stored } from './folding.ts';
import { observeProjector } from './metrics.ts';
import type { ProjectorOptions } from './options.ts';
import { openPointer } from './pointer.ts';
import type { GenerationStore } from './store.ts';

/** Which generation answers, which are kept up to date, and how they replace one another. */
export interface Generations {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Throws NOT_YET while no generation of this code is complete. */
  current(): GenerationStore;
  serving(): Generation | undefined;
  onStored(listener: (stored: Stored) => void): () => void;
  rebuild(acceptParked?: boolean): Promise<void>;
  ends(): Promise<Ends>;
  rebuildProgress(ends: Ends): Promise<RebuildProgress | undefined>;
}

export function createGenerations(options: ProjectorOptions): Generations {
  const fleet = createFleet(options);
  const stopping = new AbortController();
  const alignInTurn = inTurn(() => align(fleet));
  let watching: Promise<void> | undefined;
  let unobserve = (): void => undefined;
  return {
    async start() {
      await alignInTurn();
      watching = watch(fleet, alignInTurn, stopping.signal);
      unobserve = observeProjector(options.name, () => fleet.serving);
    },
    async stop() {
      stopping.abort();
      unobserve();
      await watching;
      await Promise.all([...fleet.running.keys()].map((generation) => close(fleet, generation)));
    },
    current() {
      if (fleet.serving) return fleet.serving.store;
      throw notBuiltYet();
    },
    serving: () => fleet.serving,
    onStored(listener) {
      fleet.listeners.add(listener);
      return () => fleet.listeners.delete(listener);
    },
    async rebuild(acceptParked) {
      await fleet.pointer.build(options.version, acceptParked);
      await alignInTurn();
    },
    ends: () => readEnds(options.reader, fleet.topics),
    rebuildProgress: (ends) => progressOf(fleet, ends),
  };
}

function createFleet(options: ProjectorOptions): Fleet {
  const { name, version, projections, database, namespace } = options;
  const contexts = new Set(projections.flatMap((one) => one.contexts));
  return {
    options,
    topics: [...contexts].map((context) => topicOf(namespace, context)),
    pointer: openPointer(database, name, version),
    running: new Map(),
    listeners: new Set(),
    serving: undefined,
    building: undefined,
    moreParked: undefined,
  };
}

/** One call after another: two at once would open a generation twice. */
function inTurn(action: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => (last = last.then(action, action));
}

async function watch(fleet: Fleet, alignNow: () => Promise<void>, stopping: AbortSignal): Promise<void> {
  const { name: projector, logger, pollMs = POLL_MS } = fleet.options;
  while (!stopping.aborted) {
    const pause = fleet.building ? Math.min(pollMs, 200) : pollMs;
    await delay(pause, undefined, { signal: stopping }).catch(() => undefined);
    if (stopping.aborted) return;
    await alignNow().catch((error: unknown) => {
      logger.warn({ err: error, projector }, 'the state of the read models could not be checked');
    });
  }
}

async function progressOf(fleet: Fleet, ends: Ends): Promise<RebuildProgress | undefined> {
  const { building, moreParked } = fleet;
  if (!building) return undefined;
  const progress = { ...(await rebuildProgress(building.store, ends)), writes: building.folder.writes() };
  return moreParked === undefined ? progress : { ...progress, moreParked };
}

function notBuiltYet(): Error {
  return refuse(
    'NOT_YET',
    'Dữ liệu tra cứu đang được dựng lại; hãy thử lại sau ít phút.',
    'The read models are being rebuilt; try again in a few minutes.',
  );
}
