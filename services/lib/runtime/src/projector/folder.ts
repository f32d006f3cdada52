import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventLogReader, LogBatch, Subscription, TopicPartition } from '../event-log.ts';
import type { Hooks } from '../hooks.ts';
import { commitPartitions } from './commit.ts';
import { foldRecords } from './fold.ts';
import { createInbox } from './inbox.ts';
import { changedCount, commitOf, fit, isPending, merge, openLane, settle, startOf, stateOf } from './lane.ts';
import type { Lane } from './lane.ts';
import { traceStored } from './spans.ts';
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
  readonly onForged?: (forged: ForgedRecord) => void;
}

export interface Stored {
  readonly keys: ReadonlySet<string>;
  /** Projection → stream → version. */
  readonly versions: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Keeps one generation of a set of projections up to date: reads, folds and stores. */
export interface Folder {
  /** Set once the log is found not to be the one that was folded; nothing is folded any more. */
  replaced(): string | undefined;
  /** Records on the partitions of this instance that are not stored yet, as far as it knows. */
  lag(): number;
  running(): boolean;
  /** Documents written since it started. */
  writes(): number;
  stop(): Promise<void>;
}

const CACHED_PER_LANE = 2_000;
const DOCUMENTS_PER_TRANSACTION = 4_000;
const REPORT_MS = 5_000;
/** Commands per partition and commit whose trace is continued: all of them when live. */
const TRACED = 256;

export function startFolder(options: FolderOptions): Folder {
  const { store, projections, reader, logger } = options;
  const inbox = createInbox();
  let lanes = new Map<string, Lane>();
  let replaced: string | undefined;
  let failures = 0;
  let pendingSince: number | undefined;
  let reportedAt = 0;
  let writes = 0;
  let stopped = false;

  async function assigned(partitions: readonly TopicPartition[]): Promise<bigint[]> {
    const cluster = await reader.clusterId();
    const ends = new Map<string, readonly bigint[]>();
    for (const topic of new Set(partitions.map((one) => one.topic)))
      ends.set(topic, await reader.ends(topic));
    const checkpoints = await store.checkpoints(partitions, cluster);
    const opened = checkpoints.map((one) => openLane(one, ends.get(one.topic)?.[one.partition] ?? 0n));
    const other = opened.find(({ checkpoint }) => checkpoint.cluster !== cluster);
    const beyond = opened.find(({ next, end }) => next > end);
    if (other) replace(`the cluster is ${cluster} instead of ${other.checkpoint.cluster}`);
    else if (beyond) replace(`${placeOf(beyond)} ends at ${beyond.end}, before offset ${beyond.next}`);
    lanes = new Map(opened.map((lane) => [placeOf(lane), lane]));
    // What is still waiting was fetched for the lanes before.
    inbox.take();
    pendingSince = undefined;
    return opened.map(startOf);
  }

  function replace(detail: string): void {
    if (replaced !== undefined) return;
    replaced = detail;
    logger.error(
      { detail, code: 'LOG_REPLACED' },
      'the event log is not the one that was folded; rebuild the projections',
    );
  }

  const subscription: Subscription = reader.subscribe({
    group: options.group,
    topics: options.topics,
    assigned,
    batch: (batch) => inbox.add(batch),
  });

  /** Matches what has arrived with the lanes; asks the log again for what does not fit. */
  function sort(batches: readonly LogBatch[]): LaneWork[] {
    const work: LaneWork[] = [];
    for (const batch of batches) {
      const lane = lanes.get(placeOf(batch));
      if (!lane) continue;
      const fitting = fit(lane, batch);
      if (fitting.kind === 'replaced') replace(`${placeOf(lane)}: ${fitting.detail}`);
      else if (fitting.kind === 'seek') subscription.seek(lane, startOf(lane));
      else if (fitting.records.length > 0) work.push({ lane, records: fitting.records });
    }
    return work;
  }

  async function fold(batches: readonly LogBatch[]): Promise<void> {
    // Two batches of one partition fold one after the other: the second begins where the first ended.
    for (const round of rounds(batches)) {
      const work = sort(round);
      if (replaced !== undefined) return;
      await loadFor(store, projections, work);
      for (const { lane, records } of work) foldInto(lane, records);
    }
  }

  function foldInto(lane: Lane, records: LaneWork['records']): void {
    const changes = foldRecords(projections, records, stateOf(lane));
    merge(lane, changes);
    changes.forged.forEach(report);
    const last = records.at(-1)!;
    lane.next = last.offset + 1n;
    lane.lastId = last.headers['ce_id'] ?? null;
    for (const { value, headers } of records) {
      lane.bytes += value?.length ?? 0;
      if (headers['traceparent'] && lane.traces.size < TRACED) lane.traces.add(headers['traceparent']);
    }
    pendingSince ??= performance.now();
  }

  function report(forged: ForgedRecord): void {
    logger.error({ ...forged, offset: String(forged.offset) }, 'a record claims a version of another commit');
    options.onForged?.(forged);
  }

  /** Live, that is at once; on the way to the end of the log, when the window is full. */
  function isDue(pending: readonly Lane[]): boolean {
    if (pending.length === 0) return false;
    if (pending.every((lane) => lane.next >= lane.end)) return true;
    const window = options.window();
    const documents = pending.reduce((sum, lane) => sum + changedCount(lane) + lane.parked.size, 0);
    const bytes = pending.reduce((sum, lane) => sum + lane.bytes, 0);
    const age = performance.now() - (pendingSince ?? performance.now());
    return documents >= window.documents || bytes >= window.bytes || age >= window.ms;
  }

  async function storeIfDue(): Promise<void> {
    const pending = [...lanes.values()].filter(isPending);
    if (pending.length === 0) pendingSince = undefined;
    if (!isDue(pending)) return;
    await options.hooks?.at('before-checkpoint');
    for (const group of transactions(pending)) await storeGroup(group);
    pendingSince = undefined;
    await options.hooks?.at('after-checkpoint');
    if (performance.now() - reportedAt < REPORT_MS) return;
    reportedAt = performance.now();
    void subscription.report([...lanes.values()].map((lane) => ({ ...lane, offset: lane.next })));
  }

  async function storeGroup(group: readonly Lane[]): Promise<void> {
    const since = Date.now();
    const commits = group.map(commitOf);
    if (!(await commitPartitions(store, commits))) throw new LostRace();
    traceStored(options.group, group, since);
    const stored = storedBy(group);
    for (const lane of group) writes += changedCount(lane);
    group.forEach((lane, at) => settle(lane, commits[at]!, CACHED_PER_LANE));
    options.onStored(stored);
  }

  /** Everything unsaved is dropped; the stored checkpoints say where to go on. */
  async function startAgain(error: unknown): Promise<void> {
    const lost = error instanceof LostRace;
    if (!lost) logger.warn({ err: error }, 'folding failed; trying again from the stored checkpoints');
    failures = lost ? 0 : failures + 1;
    // What was taken from the inbox is gone, so this must succeed before anything else is folded.
    for (let attempt = failures; !stopped; attempt += 1) {
      if (attempt > 0) await delay(Math.min(2_000, 50 * 2 ** attempt));
      try {
        const places = [...lanes.values()];
        const starts = await assigned(places);
        places.forEach((place, at) => subscription.seek(place, starts[at]!));
        return;
      } catch (again) {
        logger.debug({ err: again }, 'the stored checkpoints cannot be read yet');
      }
    }
  }

  async function work(): Promise<void> {
    while (!stopped && replaced === undefined) {
      const wait =
        pendingSince === undefined ? undefined : options.window().ms - (performance.now() - pendingSince);
      await inbox.arrival(wait);
      // Batches of other partitions from the same fetch join this round.
      await turn();
      try {
        await fold(inbox.take());
        if (replaced !== undefined) break;
        await storeIfDue();
        failures = 0;
      } catch (error) {
        await startAgain(error);
      }
    }
    inbox.close();
    if (replaced !== undefined) void subscription.stop();
  }

  const ended = work();
  return {
    replaced: () => replaced,
    writes: () => writes,
    running: () => subscription.running() && replaced === undefined,
    lag: () =>
      [...lanes.values()].reduce(
        (sum, lane) => sum + Math.max(0, Number(lane.end) - lane.checkpoint.next),
        0,
      ),
    async stop() {
      stopped = true;
      inbox.close();
      await ended;
      await subscription.stop();
    },
  };
}

class LostRace extends Error {}

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

/** Lanes that are stored together: all of them when live, a few at a time when much has been folded. */
function transactions(pending: readonly Lane[]): Lane[][] {
  const groups: Lane[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const lane of pending) {
    const count = changedCount(lane);
    if (size + count > DOCUMENTS_PER_TRANSACTION) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)!.push(lane);
    size += count;
  }
  return groups;
}

function storedBy(group: readonly Lane[]): Stored {
  const keys = new Set<string>();
  const versions = new Map<string, Map<string, number>>();
  for (const lane of group) {
    for (const key of lane.keys) keys.add(key);
    for (const [projection, ids] of lane.changed) {
      const byStream = versions.get(projection) ?? new Map<string, number>();
      versions.set(projection, byStream);
      for (const id of ids) byStream.set(id, lane.documents.get(projection)!.get(id)!.version);
    }
  }
  return { keys, versions };
}
