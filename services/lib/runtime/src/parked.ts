import { openLane, commitOf, keep, merge, stateOf } from './projector/lane.ts';
import type { Lane } from './projector/lane.ts';
import { commitPartitions } from './projector/commit.ts';
import { foldParked, foldRecords } from './projector/fold.ts';
import { loadFor, parkedOf } from './projector/load.ts';
import type { ParkedRecord, Projection } from './projector/model.ts';
import { checkpointId } from './projector/store.ts';
import type { GenerationStore } from './projector/store.ts';

export type { ParkedRecord, ParkReason } from './projector/model.ts';

export interface Released {
  /** Records that were folded or proved superfluous. */
  readonly released: number;
  /** Records of the same stream that still cannot be folded. */
  readonly left: readonly ParkedRecord[];
}

const ATTEMPTS = 20;

/**
 * Tries a parked record, and all that waits in its stream, once more and in order. Safe beside instances
 * that fold: whoever loses the compare-and-set on the checkpoint starts over.
 */
export async function releaseParked(
  store: GenerationStore,
  projections: readonly Projection[],
  parkedId: string,
): Promise<Released> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const target = await store.parked.findOne({ _id: parkedId });
    if (!target) return { released: 0, left: [] };
    const lane = await laneOf(store, target);
    await foldAgain(store, projections, lane, target);
    if (lane.released.size === 0) return { released: 0, left: await related(store, target) };
    const released = lane.released.size;
    if (await commitPartitions(store, [commitOf(lane)])) {
      return { released, left: await related(store, target) };
    }
  }
  throw new Error(`The checkpoint of ${parkedId} moved ${ATTEMPTS} times; try again when less is recorded.`);
}

/** Tries streams with parked records once, the first 500 of them; what fails stays parked. */
export async function releaseAll(
  store: GenerationStore,
  projections: readonly Projection[],
): Promise<number> {
  const firsts = await store.parked
    .aggregate<{ id: string }>([
      { $sort: { version: 1, offset: 1 } },
      {
        $group: { _id: { p: '$projection', s: { $ifNull: ['$streamId', '$_id'] } }, id: { $first: '$_id' } },
      },
    ])
    .toArray();
  let released = 0;
  for (const { id } of firsts) released += (await releaseParked(store, projections, id)).released;
  return released;
}

/** Removes a record that belongs to no stream, for good; false: it is part of a stream, or gone. */
export async function discardParked(store: GenerationStore, parkedId: string): Promise<boolean> {
  const { deletedCount } = await store.parked.deleteOne({ _id: parkedId, streamId: null });
  return deletedCount === 1;
}

async function laneOf(store: GenerationStore, target: ParkedRecord): Promise<Lane> {
  const checkpoint = await store.state.findOne({ _id: checkpointId(target) });
  if (checkpoint?.kind !== 'checkpoint') throw new Error(`no checkpoint for ${target._id}`);
  return openLane(checkpoint, BigInt(checkpoint.next));
}

async function foldAgain(
  store: GenerationStore,
  projections: readonly Projection[],
  lane: Lane,
  target: ParkedRecord,
): Promise<void> {
  const { streamId, topic, partition } = target;
  if (streamId === null) {
    const record = { ...target.record, topic, partition, offset: BigInt(target.offset) };
    await loadFor(store, projections, [{ lane, records: [record] }]);
    const changes = foldRecords(projections, [record], stateOf(lane));
    if (changes.parked.has(target._id)) return;
    merge(lane, changes);
    lane.released.add(target._id);
    return;
  }
  const projection = projections.find(({ name }) => name === target.projection);
  if (!projection) return;
  const document = await store.documents(projection.name).findOne({ _id: streamId });
  if (document) keep(lane, document, projection.name);
  lane.waiting.set(`${projection.name}/${streamId}`, await parkedOf(store, projection.name, streamId));
  const place = { topic, partition, offset: lane.next - 1n };
  merge(lane, foldParked(projection, streamId, place, stateOf(lane)));
}

async function related(store: GenerationStore, target: ParkedRecord): Promise<readonly ParkedRecord[]> {
  if (target.streamId !== null && target.projection !== null) {
    return parkedOf(store, target.projection, target.streamId);
  }
  return store.parked.find({ _id: target._id }).toArray();
}
