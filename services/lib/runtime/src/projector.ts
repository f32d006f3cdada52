import type { Collection } from './document-store.ts';
import type { ParkedRecord, Released } from './parked.ts';
import { discardParked, releaseAll, releaseParked } from './parked.ts';
import type { Position } from './position.ts';
import type { Stored } from './projector/folding.ts';
import { createGenerations } from './projector/generations.ts';
import type { Generations } from './projector/generations.ts';
import type { ProjectedDocument } from './projector/model.ts';
import type { ProjectorOptions } from './projector/options.ts';
import type { ProjectionSnapshot } from './projector/snapshot.ts';
import type { GenerationStore } from './projector/store.ts';
import { openSnapshot } from './projector/snapshot.ts';
import { waitForPositions } from './projector/wait.ts';
import type { WaitOptions } from './projector/wait.ts';
import { haveReached, rebuildProgress } from './rebuild.ts';
import type { Ends, RebuildProgress } from './rebuild.ts';

export type {
  ChangedAt,
  ForgedRecord,
  ProjectedDocument,
  Projection,
  ProjectionContext,
} from './projector/model.ts';
export type { ProjectorOptions } from './projector/options.ts';
export type { ProjectionSnapshot, ReadBounds } from './projector/snapshot.ts';
export { readPointers, requestRebuild } from './projector/pointer.ts';
export { readEnds } from './rebuild.ts';
export type { Ends, RebuildProgress } from './rebuild.ts';

export interface ProjectionStatus {
  readonly name: string;
  /** Version of the code. */
  readonly version: number;
  /** Generation that answers queries here; null: none yet, a first rebuild of this code is under way. */
  readonly generation: number | null;
  /** True when there is something to read and it is being kept up to date by this instance. */
  readonly live: boolean;
  /** Records of all partitions that are not folded yet; null: the log does not answer. */
  readonly lag: number | null;
  readonly parked: number;
  /** Documents that this instance has written for that generation since it started. */
  readonly writes: number;
  /** LOG_REPLACED: why nothing more is folded until a rebuild. */
  readonly replaced?: string;
  readonly rebuild?: RebuildProgress;
}

/** A set of projections that share one version, one consumer group and one set of checkpoints. */
export interface Projector {
  /** Resolves when folding has begun; the log may be away, the store may not. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The generation that answers now; take one per request. Throws NOT_YET while none is complete. */
  snapshot(): ProjectionSnapshot;
  /** `snapshot().collection`: for requests that read one collection once. */
  collection<View = unknown>(projection: string): Collection<ProjectedDocument<View>>;
  /** `snapshot().stamps`. */
  stamps(keys: readonly string[]): Promise<string>;
  /**
   * Resolves when the positions can be read, whichever instance folds them. Throws DomainError NOT_YET
   * after `timeoutMs` (default 2,000), PARKED where a stream cannot go on.
   */
  waitFor(positions: readonly Position[], options?: WaitOptions): Promise<void>;
  /** Has everything before these ends (see `readEnds`) been folded, by whichever instance? */
  caughtUpWith(ends: Ends): Promise<boolean>;
  status(): Promise<ProjectionStatus>;
  /** Called after each commit of this instance; returns what ends it. */
  onChange(listener: (keys: ReadonlySet<string>, positions: readonly Position[]) => void): () => void;
  parked(): Promise<readonly ParkedRecord[]>;
  /** Tries this parked record, and all that waits in its stream, again. */
  release(parkedId: string): Promise<Released>;
  /** Tries every parked record again, in order; how many were folded. */
  releaseAll(): Promise<number>;
  /** Removes a parked record that belongs to no stream. */
  discard(parkedId: string): Promise<boolean>;
  /** Starts a rebuild beside the live generation; it takes over by itself. See `status().rebuild`. */
  rebuild(options?: { readonly acceptParked?: boolean }): Promise<void>;
}

export function createProjector(options: ProjectorOptions): Projector {
  const { projections } = options;
  const generations = createGenerations(options);
  const { current } = generations;
  const snapshot = (): ProjectionSnapshot => openSnapshot(current());
  return {
    start: generations.start,
    stop: generations.stop,
    snapshot,
    collection: (projection) => snapshot().collection(projection),
    stamps: (keys) => snapshot().stamps(keys),
    waitFor: (positions, wait) =>
      waitForPositions(current, projections, positions, generations.onStored, wait),
    caughtUpWith: (ends) => isCaughtUp(current(), ends),
    status: () => statusOf(options, generations),
    onChange: (listener) => generations.onStored((stored) => listener(stored.keys, positionsOf(stored))),
    parked: async () => current().parked.find().sort({ topic: 1, partition: 1, offset: 1 }).toArray(),
    release: (parkedId) => releaseParked(current(), projections, parkedId),
    releaseAll: () => releaseAll(current(), projections),
    discard: (parkedId) => discardParked(current(), parkedId),
    rebuild: (how) => generations.rebuild(how?.acceptParked),
  };
}

async function isCaughtUp(store: GenerationStore, ends: Ends): Promise<boolean> {
  if (!(await haveReached(store, ends))) return false;
  // What was heard before may lack what is there now.
  store.stamps.forget();
  return true;
}

async function statusOf(options: ProjectorOptions, generations: Generations): Promise<ProjectionStatus> {
  const { name, version } = options;
  const serving = generations.serving();
  const ends = await generations.ends().catch(() => undefined);
  const progress = ends && serving && (await rebuildProgress(serving.store, ends));
  const replaced = serving?.folder.replaced();
  const rebuild = ends && (await generations.rebuildProgress(ends));
  return {
    name,
    version,
    generation: serving?.store.generation ?? null,
    live: serving?.folder.running() ?? false,
    lag: progress ? progress.total - progress.folded : null,
    parked: serving ? await serving.store.parked.countDocuments() : 0,
    writes: serving?.folder.writes() ?? 0,
    ...(replaced === undefined ? {} : { replaced }),
    ...(rebuild ? { rebuild } : {}),
  };
}

function positionsOf({ versions }: Stored): Position[] {
  return [...versions.values()].flatMap((streams) =>
    [...streams].map(([streamId, version]) => ({ streamId, version })),
  );
}
