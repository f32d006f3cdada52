import { deserialize, serialize } from 'node:v8';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import {
  noNumbers,
  numbering,
  WIDTH,
  withViews,
  type ActRows,
  type ChangedViews,
} from '../projections/act-rows.ts';
import type { ActivityView } from '../projections/activities.ts';
import { directivesOf } from '../projections/activity-reach.ts';
import type { ProgressView } from '../projections/progress.ts';
import { everyValue, union } from '../projections/view.ts';
import type { Beside, Summed } from './directive-sources.ts';
import { findInParts, findStored, merge, standing, type Stored } from './documents.ts';
import { unlimited } from './sight.ts';

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

export interface ActsUnder {
  readonly rows: ActRows;
  readonly beside: Beside;
}

/** A row, once more in columns, with what it names: the ids of its unit and of the stream that says so. */
const ROW_BYTES = 250;
/** Of an id with what is kept for it. */
const ID_BYTES = 160;
const SUMMED_BYTES = 1_500;

interface WrittenRows {
  readonly cells: Float64Array;
  /** Ids, a line each. */
  readonly units: string;
  readonly views: string;
  readonly beside: readonly (readonly [string, readonly string[]])[];
}

export const ACTS: Part<ActsUnder> = {
  name: 'acts',
  async read({ snapshot, directiveId }, filter, before) {
    const [progress, activities] = await Promise.all([
      findInParts<ProgressView>(unlimited(snapshot), 'progress', filter),
      findInParts<ActivityView>(unlimited(snapshot), 'activities', filter),
    ]);
    let { rows, beside } = before ?? noActs();
    let views = 0;
    const say = (found: readonly Stored<unknown>[], said: Partial<ChangedViews>) => {
      rows = withViews(rows, directiveId, { progress: [], activities: [], ...said, gone: goneIn(found) });
      views += found.length;
    };
    for (const found of progress) say(found, { progress: standing(found) });
    for (const found of activities) {
      say(found, { activities: standing(found) });
      beside = mergeBeside(beside, directiveId, found);
    }
    return { value: { rows, beside }, views };
  },
  viewsOf: ({ rows }) => rows.numbers.views.ids.length,
  weightOf: ({ rows, beside }) => ROW_BYTES * (rows.cells.length / WIDTH) + ID_BYTES * beside.size,
  keptBytes: 40_000_000,
  write({ rows: { cells, numbers }, beside }) {
    const { units, views } = numbers;
    return serialize({
      cells,
      units: units.ids.join('\n'),
      views: views.ids.join('\n'),
      beside: [...beside],
    } satisfies WrittenRows);
  },
  parse(bytes) {
    const { cells, units, views, beside } = deserialize(bytes) as WrittenRows;
    const numbers = { ...noNumbers(), units: numbering(linesOf(units)), views: numbering(linesOf(views)) };
    return { rows: { cells, numbers }, beside: new Map(beside) };
  },
};

function noActs(): ActsUnder {
  return { rows: { cells: new Float64Array(), numbers: noNumbers() }, beside: new Map() };
}

function goneIn(found: readonly Stored<unknown>[]): readonly string[] {
  return found.flatMap(({ id, view }) => (view === null ? [id] : []));
}

function mergeBeside(
  before: Beside | undefined,
  directiveId: string,
  changed: readonly Stored<ActivityView>[],
): Beside {
  const after = new Map(before);
  for (const { id, view } of changed) {
    const named = view ? union(everyValue(view).map(directivesOf)) : [];
    const others = named.filter((each) => each !== directiveId);
    if (others.length > 0) after.set(id, others);
    else after.delete(id);
  }
  return after;
}

/** Split when they are first looked at. */
function linesOf(text: string): () => string[] {
  return () => (text === '' ? [] : text.split('\n'));
}

export const SUMMED: Part<Summed> = {
  name: 'summed',
  async read({ snapshot }, filter, before) {
    const found = await findStored<ActivityView>(unlimited(snapshot), 'activities', {
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
