import type { Logger } from 'pino';
import type { EventLogReader, LogBatch, Subscription, TopicPartition } from '../event-log.ts';
import type { Hooks } from '../hooks.ts';
import { foldRecords } from './fold.ts';
import type { Inbox } from './inbox.ts';
import { fit, merge, openLane, startOf, stateOf } from './lane.ts';
import type { Lane } from './lane.ts';
import { loadFor } from './load.ts';
import type { LaneWork } from './load.ts';
import type { ForgedRecord, Projection } from './model.ts';
import { placeOf } from './names.ts';
import type { GenerationStore } from './store.ts';

/** How much may be folded in memory before it is stored. Live, everything is stored at once. */
export interface Window {
  readonly documents: number;
  readonly bytes: number;
  readonly ms: number;
}

export interface FolderOptions {
  readonly store: GenerationStore;
  readonly projections: readonly Projection[];
  readonly topics: readonly string[];
  readonly reader: EventLogReader;
  readonly group: string;
  readonly window: () => Window;
  readonly logger: Logger;
  readonly hooks?: Hooks | undefined;
  /** After each commit: what can now be read. */
  readonly onStored: (stored: Stored) => void;
}

export interface Stored {
  readonly keys: ReadonlySet<string>;
  /** Projection → stream → version. */
  readonly versions: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** What a folder has in hand. */
export interface Folding extends FolderOptions {
  readonly inbox: Inbox;
  readonly subscription: () => Subscription;
  /** By place: the partitions of this instance. */
  lanes: ReadonlyMap<string, Lane>;
  /** Why nothing more is folded. */
  replaced: string | undefined;
  /** When the oldest record was folded that is not stored yet. */
  pendingSince: number | undefined;
  reportedAt: number;
  writes: number;
}

/** Commands per partition and commit whose trace is continued: all of them when live. */
const TRACED = 256;

/** Opens lanes at the stored checkpoints; answers where each must be read from. */
export async function openLanes(folding: Folding, partitions: readonly TopicPartition[]): Promise<bigint[]> {
  const { reader, store } = folding;
  const cluster = await reader.clusterId();
  const ends = new Map<string, readonly bigint[]>();
  for (const topic of new Set(partitions.map((one) => one.topic))) ends.set(topic, await reader.ends(topic));
  const checkpoints = await store.checkpoints(partitions, cluster);
  const opened = checkpoints.map((one) => openLane(one, ends.get(one.topic)?.[one.partition] ?? 0n));
  const other = opened.find(({ checkpoint }) => checkpoint.cluster !== cluster);
  const beyond = opened.find(({ next, end }) => next > end);
  if (other) replace(folding, `the cluster is ${cluster} instead of ${other.checkpoint.cluster}`);
  else if (beyond) replace(folding, `${placeOf(beyond)} ends at ${beyond.end}, before offset ${beyond.next}`);
  folding.lanes = new Map(opened.map((lane) => [placeOf(lane), lane]));
  // What is still waiting was fetched for the lanes before.
  folding.inbox.take();
  folding.pendingSince = undefined;
  return opened.map(startOf);
}

export async function foldBatches(folding: Folding, batches: readonly LogBatch[]): Promise<void> {
  // Two batches of one partition fold one after the other: the second begins where the first ended.
  for (const round of rounds(batches)) {
    const work = sort(folding, round);
    if (folding.replaced !== undefined) return;
    await loadFor(folding.store, folding.projections, work);
    for (const { lane, records } of work) foldInto(folding, lane, records);
  }
}

/** Matches what has arrived with the lanes; asks the log again for what does not fit. */
function sort(folding: Folding, batches: readonly LogBatch[]): LaneWork[] {
  const work: LaneWork[] = [];
  for (const batch of batches) {
    const lane = folding.lanes.get(placeOf(batch));
    if (!lane) continue;
    const fitting = fit(lane, batch);
    if (fitting.kind === 'replaced') replace(folding, `${placeOf(lane)}: ${fitting.detail}`);
    else if (fitting.kind === 'seek') folding.subscription().seek(lane, startOf(lane));
    else if (fitting.records.length > 0) work.push({ lane, records: fitting.records });
  }
  return work;
}

function foldInto(folding: Folding, lane: Lane, records: LaneWork['records']): void {
  const changes = foldRecords(folding.projections, records, stateOf(lane));
  merge(lane, changes);
  for (const forged of changes.forged) reportForged(folding, forged);
  const last = records.at(-1)!;
  lane.next = last.offset + 1n;
  lane.lastId = last.headers['ce_id'] ?? null;
  for (const { value, headers } of records) {
    lane.bytes += value?.length ?? 0;
    if (headers['traceparent'] && lane.traces.size < TRACED) lane.traces.add(headers['traceparent']);
  }
  folding.pendingSince ??= performance.now();
}

function replace(folding: Folding, detail: string): void {
  if (folding.replaced !== undefined) return;
  folding.replaced = detail;
  folding.logger.error(
    { detail, code: 'LOG_REPLACED' },
    'the event log is not the one that was folded; rebuild the projections',
  );
}

function reportForged({ logger }: Folding, forged: ForgedRecord): void {
  logger.error({ ...forged, offset: String(forged.offset) }, 'a record claims a version of another commit');
}

/** Cuts what arrived into rounds with at most one batch of each partition. */
function rounds(batches: readonly LogBatch[]): LogBatch[][] {
  const cut: LogBatch[][] = [];
  const seen = new Map<string, number>();
  for (const batch of batches) {
    const round = seen.get(placeOf(batch)) ?? 0;
    seen.set(placeOf(batch), round + 1);
    (cut[round] ??= []).push(batch);
  }
  return cut;
}
