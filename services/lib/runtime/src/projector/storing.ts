import { commitPartitions } from './commit.ts';
import type { Folding, Stored } from './folding.ts';
import { changedCount, commitOf, isPending, settle } from './lane.ts';
import type { Lane } from './lane.ts';
import { traceStored } from './spans.ts';

/** Somebody else has moved a checkpoint: nothing was stored, and what is in memory may be stale. */
export class LostRace extends Error {}

/** Bytes of documents that stay in memory after they are stored, over all lanes. */
const CACHED = 8_000_000;
const DOCUMENTS_PER_TRANSACTION = 4_000;
const REPORT_MS = 5_000;
const QUIET_MS = 250;

/** Stores what has been folded, where it is time to. Throws LostRace. */
export async function storeIfDue(folding: Folding): Promise<void> {
  const pending = [...folding.lanes.values()].filter(isPending);
  if (pending.length === 0) folding.pendingSince = undefined;
  if (!isDue(folding, pending)) return;
  await folding.hooks?.at('before-checkpoint');
  for (const group of transactions(pending)) await storeGroup(folding, group);
  folding.pendingSince = undefined;
  await folding.hooks?.at('after-checkpoint');
  if (performance.now() - folding.reportedAt < REPORT_MS) return;
  folding.reportedAt = performance.now();
  const positions = [...folding.lanes.values()].map((lane) => ({ ...lane, offset: lane.next }));
  void folding.subscription().report(positions);
}

/** Live, that is at once; on the way to the end of the log, when the window is full. */
function isDue(folding: Folding, pending: readonly Lane[]): boolean {
  if (pending.length === 0) return false;
  const window = folding.window();
  if (pending.every((lane) => lane.next >= lane.end)) {
    return !pending.every(isQuiet) || ageOf(folding) >= QUIET_MS;
  }
  const documents = pending.reduce((sum, lane) => sum + changedCount(lane) + lane.parked.size, 0);
  const bytes = pending.reduce((sum, lane) => sum + lane.bytes, 0);
  return documents >= window.documents || bytes >= window.bytes || ageOf(folding) >= window.ms;
}

/** Milliseconds until something pending has to be stored, whatever else arrives; absent: nothing is pending. */
export function untilDue(folding: Folding): number | undefined {
  if (folding.pendingSince === undefined) return undefined;
  const quiet = [...folding.lanes.values()].every((lane) => isQuiet(lane) && lane.next >= lane.end);
  return (quiet ? QUIET_MS : folding.window().ms) - ageOf(folding);
}

function ageOf({ pendingSince }: Folding): number {
  return pendingSince === undefined ? 0 : performance.now() - pendingSince;
}

/** Only the checkpoint has moved: nobody waits for that, and a crash folds the same nothing again. */
function isQuiet(lane: Lane): boolean {
  return changedCount(lane) + lane.parked.size + lane.released.size + lane.keys.size === 0;
}

async function storeGroup(folding: Folding, group: readonly Lane[]): Promise<void> {
  const since = Date.now();
  const commits = group.map(commitOf);
  if (!(await commitPartitions(folding.store, commits))) throw new LostRace();
  traceStored(folding.group, group, since);
  const stored = storedBy(group);
  for (const lane of group) folding.writes += changedCount(lane);
  const cached = CACHED / folding.lanes.size;
  group.forEach((lane, at) => settle(lane, commits[at]!, cached));
  folding.onStored(stored);
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
