import { releaseAll } from '../parked.ts';
import { judgeRebuild, readEnds } from '../rebuild.ts';
import { startFolder } from './folder.ts';
import type { Folder } from './folder.ts';
import type { Stored, Window } from './folding.ts';
import type { ProjectorOptions } from './options.ts';
import type { Pointer, PointerDocument } from './pointer.ts';
import { openGeneration } from './store.ts';
import type { GenerationStore } from './store.ts';

/** A generation that this instance keeps up to date. */
export interface Generation {
  readonly store: GenerationStore;
  readonly folder: Folder;
}

/** The generations of one projector in this instance. */
export interface Fleet {
  readonly options: ProjectorOptions;
  readonly topics: readonly string[];
  readonly pointer: Pointer;
  readonly running: Map<number, Generation>;
  readonly listeners: Set<(stored: Stored) => void>;
  /** Answers queries here. */
  serving: Generation | undefined;
  building: Generation | undefined;
  /** How many more records are parked in the one being built. */
  moreParked: number | undefined;
}

/** Live, the window is closed as soon as the end of the log is reached. */
const LIVE: Window = { documents: 4_000, bytes: 8_000_000, ms: 200 };
/** A rebuild answers no query: it saves writes by folding long stretches in memory. */
const BUILDING: Window = { documents: 12_000, bytes: 24_000_000, ms: 10_000 };

const GRACE_MS = 60_000;
export const POLL_MS = 1_000;

/** Brings what runs here into line with the pointer, which every instance reads. */
export async function align(fleet: Fleet): Promise<void> {
  const { pointer } = fleet;
  const { version } = fleet.options;
  let state = await pointer.read();
  if (state.code < version && (state.building?.code ?? 0) < version) {
    await pointer.build(version);
    state = await pointer.read();
  }
  fleet.building =
    state.building?.code === version ? await open(fleet, state.building.generation) : undefined;
  if (fleet.building && (await tryTakeOver(fleet, state, fleet.building))) state = await pointer.read();
  const mine = state.code === version ? state.active : lastOf(state, version);
  fleet.serving = mine === undefined ? undefined : await open(fleet, mine);
  await retire(fleet, state);
}

export async function close(fleet: Fleet, generation: number): Promise<void> {
  const known = fleet.running.get(generation);
  fleet.running.delete(generation);
  if (fleet.serving === known) fleet.serving = undefined;
  await Promise.all([known?.folder.stop(), known?.store.stamps.stop()]);
}

async function open(fleet: Fleet, generation: number): Promise<Generation> {
  const known = fleet.running.get(generation);
  if (known) return known;
  const { topics, listeners, options } = fleet;
  const { name, namespace, projections, database, reader, logger, hooks } = options;
  const store = openGeneration(database, name, generation, projections);
  await store.prepare();
  const folder = startFolder({
    store,
    projections,
    topics,
    reader,
    logger,
    hooks,
    group: `${namespace}.${name}.v${generation}`,
    window: () => (fleet.building?.store === store ? BUILDING : LIVE),
    onStored(stored) {
      for (const key of stored.keys) store.stamps.forget(key);
      if (fleet.serving?.store === store) for (const listener of [...listeners]) listener(stored);
    },
  });
  const opened = { store, folder };
  fleet.running.set(generation, opened);
  void retryParked(fleet, store);
  return opened;
}

/** Code that was repaired without a new version folds what its predecessor could not. */
async function retryParked({ options }: Fleet, store: GenerationStore): Promise<void> {
  const { name: projector, projections, logger } = options;
  try {
    const released = await releaseAll(store, projections);
    if (released > 0) logger.info({ projector, released }, 'parked records were folded');
  } catch (error) {
    logger.warn({ err: error, projector }, 'parked records could not be tried again');
  }
}

/** True: the generation that was being built answers from now on. */
async function tryTakeOver(fleet: Fleet, state: PointerDocument, next: Generation): Promise<boolean> {
  const { name: projector, database, projections, reader, logger } = fleet.options;
  try {
    const before = openGeneration(database, projector, state.active, projections);
    const accept = state.building?.acceptParked ?? false;
    const verdict = await judgeRebuild(before, next.store, await readEnds(reader, fleet.topics), accept);
    fleet.moreParked = verdict.kind === 'more-parked' ? verdict.by : undefined;
    if (verdict.kind !== 'ready' || !(await fleet.pointer.flip(state))) return false;
    logger.info({ projector, generation: next.store.generation }, 'rebuilt read models answer now');
    fleet.building = undefined;
    return true;
  } catch (error) {
    logger.warn({ err: error, projector }, 'how far the rebuild has come is not known');
    return false;
  }
}

/** Folds replaced generations on while others may read them, then deletes them. */
async function retire(fleet: Fleet, state: PointerDocument): Promise<void> {
  const { name, database, projections, graceMs = GRACE_MS, pollMs = POLL_MS } = fleet.options;
  for (const { generation, at } of state.retired) {
    const age = Date.now() - at.getTime();
    if (age < graceMs) continue;
    await close(fleet, generation);
    // By then, every instance has let go of it.
    if (age < graceMs + 5 * pollMs) continue;
    await openGeneration(database, name, generation, projections).drop();
    await fleet.pointer.forget(generation);
  }
  const kept = new Set([state.active, state.building?.generation]);
  for (const { generation } of state.retired) kept.add(generation);
  for (const generation of [...fleet.running.keys()]) {
    if (!kept.has(generation)) await close(fleet, generation);
  }
}

/** An instance with older code goes on with what that code folds, until it is deleted. */
function lastOf(state: PointerDocument, code: number): number | undefined {
  return state.retired.findLast((one) => one.code === code)?.generation;
}
