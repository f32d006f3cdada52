import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { withViews } from '../projections/act-rows.ts';
import type { ActivityView } from '../projections/activities.ts';
import type { ProgressView } from '../projections/progress.ts';
import type { DirectiveSources } from './directive-sources.ts';
import { isDue, readDigest, writeDigest } from './digests.ts';
import { findStored, merge, standing } from './documents.ts';
import { createRecent } from './recent.ts';
import { refresh, type Held, type ReadInto } from './refresh.ts';

export type ReadUnder = (snapshot: ProjectionSnapshot, directiveId: string) => Promise<DirectiveSources>;

interface Kept {
  readonly held: Held<DirectiveSources>;
  /** Views that have changed since its digest was written; undefined: there is none. */
  readonly unwritten: number | undefined;
}

/** Bytes of directives that stay in memory: about fifteen million for one of the whole country. */
const KEPT_BYTES = 40_000_000;

/** Reads what has changed since the last question, or since the digest that an earlier process wrote. */
export function readsUnder(): ReadUnder {
  const kept = createRecent<string, Kept>(KEPT_BYTES, ({ held }) => weightOf(held.value));
  return async (snapshot, directiveId) => {
    const before = kept.get(directiveId) ?? (await fromDigest(snapshot, directiveId));
    let changed = 0;
    const read = readInto(snapshot, directiveId, (views) => (changed += views));
    const held = await refresh(snapshot, directiveId, before?.held, read);
    const unwritten = before?.unwritten === undefined ? undefined : before.unwritten + changed;
    const isWritten = isDue(held.value.rows, unwritten);
    kept.set(directiveId, { held, unwritten: isWritten ? 0 : unwritten });
    // Whoever asks next without it reads the documents: nothing is lost where it cannot be written.
    if (isWritten) void writeDigest(snapshot, directiveId, held).catch(() => undefined);
    return held.value;
  };
}

async function fromDigest(snapshot: ProjectionSnapshot, directiveId: string): Promise<Kept | undefined> {
  const held = await readDigest(snapshot, directiveId);
  return held && { held, unwritten: 0 };
}

function readInto(
  snapshot: ProjectionSnapshot,
  directiveId: string,
  count: (views: number) => void,
): ReadInto<DirectiveSources> {
  return async (filter, before) => {
    const [progress, activities] = await Promise.all([
      findStored<ProgressView>(snapshot, 'progress', filter),
      findStored<ActivityView>(snapshot, 'activities', filter),
    ]);
    count(progress.length + activities.length);
    const gone = [...progress, ...activities].flatMap(({ id, view }) => (view === null ? [id] : []));
    const changed = { progress: standing(progress), activities: standing(activities), gone };
    return {
      summed: merge(before?.summed, activities.filter(isSummed)),
      rows: withViews(before?.rows, directiveId, changed),
    };
  };
}

function isSummed({ id }: { readonly id: string }): boolean {
  return id.startsWith('session:') || id.startsWith('report:');
}

/** Of an id and what is kept with it; of a session or report; in bytes, as heap profiles show them. */
const ID = 160;
const SUMMED = 1_500;

function weightOf({ rows, summed }: DirectiveSources): number {
  const { units, views } = rows.numbers;
  return rows.cells.byteLength + ID * (units.ids.length + views.ids.length) + SUMMED * summed.size;
}
