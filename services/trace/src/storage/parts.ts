import { deserialize, serialize } from 'node:v8';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { noNumbers, numbering, WIDTH, withViews, type ActRows } from '../projections/act-rows.ts';
import type { ActivityView } from '../projections/activities.ts';
import type { ProgressView } from '../projections/progress.ts';
import type { Summed } from './directive-sources.ts';
import { findStored, merge, standing } from './documents.ts';

/** Something that is made of the documents under one directive, kept in memory and written down as a digest. */
export interface Part<Value> {
  readonly name: string;
  /** What the documents of a filter come to, with what there was before; and how many there were. */
  read(
    of: { readonly snapshot: ProjectionSnapshot; readonly directiveId: string },
    filter: object,
    before: Value | undefined,
  ): Promise<{ readonly value: Value; readonly views: number }>;
  viewsOf(value: Value): number;
  /** As heap profiles show it. */
  weightOf(value: Value): number;
  /** How much of it stays in memory. */
  readonly keptBytes: number;
  write(value: Value): Uint8Array;
  parse(bytes: Uint8Array): Value;
}

/** A row with what it names: the ids of its unit and of the stream that says so. */
const ROW_BYTES = 220;
const SUMMED_BYTES = 1_500;

interface WrittenRows {
  readonly cells: Float64Array;
  /** Ids, a line each. */
  readonly units: string;
  readonly views: string;
}

export const ROWS: Part<ActRows> = {
  name: 'rows',
  async read({ snapshot, directiveId }, filter, before) {
    const [progress, activities] = await Promise.all([
      findStored<ProgressView>(snapshot, 'progress', filter),
      findStored<ActivityView>(snapshot, 'activities', filter),
    ]);
    const gone = [...progress, ...activities].flatMap(({ id, view }) => (view === null ? [id] : []));
    const changed = { progress: standing(progress), activities: standing(activities), gone };
    return {
      value: withViews(before, directiveId, changed),
      views: progress.length + activities.length,
    };
  },
  viewsOf: ({ numbers }) => numbers.views.ids.length,
  weightOf: ({ cells }) => ROW_BYTES * (cells.length / WIDTH),
  keptBytes: 40_000_000,
  write({ cells, numbers: { units, views } }) {
    return serialize({
      cells,
      units: units.ids.join('\n'),
      views: views.ids.join('\n'),
    } satisfies WrittenRows);
  },
  parse(bytes) {
    const { cells, units, views } = deserialize(bytes) as WrittenRows;
    const numbers = { ...noNumbers(), units: numbering(linesOf(units)), views: numbering(linesOf(views)) };
    return { cells, numbers };
  },
};

/** Split when they are first looked at. */
function linesOf(text: string): () => string[] {
  return () => (text === '' ? [] : text.split('\n'));
}

export const SUMMED: Part<Summed> = {
  name: 'summed',
  async read({ snapshot }, filter, before) {
    const found = await findStored<ActivityView>(snapshot, 'activities', {
      $and: [filter, { _id: /^(session|report):/ }],
    });
    return { value: merge(before, found), views: found.length };
  },
  viewsOf: ({ size }) => size,
  weightOf: ({ size }) => SUMMED_BYTES * size,
  keptBytes: 12_000_000,
  write: (summed) => Buffer.from(JSON.stringify([...summed.values()])),
  parse(bytes) {
    const views = JSON.parse(Buffer.from(bytes).toString()) as ActivityView[];
    return new Map(views.map((view) => [view.id, view]));
  },
};
