import { dayNumber, type Day } from '@trienkhai/kernel/day';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import type { ActivityView } from './activities.ts';
import { actsOfActivity, actsOfProgress, type Act } from './acts.ts';
import type { ProgressView } from './progress.ts';
import type { View } from './view.ts';

/**
 * Every act that was ever said under one directive, a row of plain numbers each: small enough to be read whole
 * for any day and any instant. Immutable. What was corrected stays, with the instant until which it counted.
 */
export interface ActRows {
  /** Rows of `WIDTH` numbers, see `COLUMN`. */
  readonly cells: Float64Array;
  readonly numbers: Numbers;
}

/** What rows name by number; only ever added to, and shared by all states of the rows. */
export interface Numbers {
  readonly units: Numbering;
  readonly views: Numbering;
  /** A `dayNumber` each. */
  readonly days: Map<Day, number>;
}

/** Ids in the order in which they first came. */
export interface Numbering {
  readonly ids: string[];
  readonly numbers: Map<string, number>;
}

export function noNumbers(): Numbers {
  return { units: numbering(), views: numbering(), days: new Map() };
}

/** Ids that are numbered already, in their order; read and looked up from when somebody needs that. */
export function numbering(read: () => string[] = () => []): Numbering {
  let ids: string[] | undefined;
  let numbers: Map<string, number> | undefined;
  return {
    get ids() {
      return (ids ??= read());
    },
    get numbers() {
      return (numbers ??= new Map(this.ids.map((id, number) => [id, number])));
    },
  };
}

export const WIDTH = 8;
export const COLUMN = {
  unit: 0,
  /** Index in `WHATS`: below the number of stages, a stage. */
  what: 1,
  /** See `orderOf`. */
  order: 2,
  /** Between which instants, in ms, it was what its stream said; `until` is exclusive, Infinity: it still is. */
  from: 3,
  until: 4,
  /** 1: marked as sample. */
  sample: 5,
  view: 6,
  /** When the act itself was recorded, in ms. */
  recordedAt: 7,
} as const;
/** What an act can be. */
export const WHATS: readonly Act['what'][] = [...STAGES, 'SESSION', 'MILESTONE', 'VISIT'];

/** Orders acts of one unit: by the day from which they count, on one day those with a stated day first. */
function orderOf(day: number, isStated: boolean): number {
  return 2 * day + Number(!isStated);
}

/** Views of one directive that are new or have changed, and the ids of those that say nothing any more. */
export interface ChangedViews {
  readonly progress: readonly ProgressView[];
  readonly activities: readonly ActivityView[];
  readonly gone: readonly string[];
}

/** The rows with what these views say in place of what they said before. */
export function withViews(before: ActRows | undefined, directiveId: string, changed: ChangedViews): ActRows {
  const numbers = before?.numbers ?? noNumbers();
  const kept = before ? keptCells(before, changed) : new Float64Array();
  const said = cellsOf(directiveId, changed, numbers);
  const cells = new Float64Array(kept.length + said.length);
  cells.set(kept);
  cells.set(said, kept.length);
  return { cells, numbers };
}

/** The rows without what these views say. */
export function withoutViews(rows: ActRows, ids: readonly string[]): ActRows {
  const cells = keptCells(rows, { progress: [], activities: [], gone: ids });
  return { cells, numbers: rows.numbers };
}

function keptCells({ cells, numbers }: ActRows, changed: ChangedViews): Float64Array {
  const replaced = new Set<number>();
  const ids = [...changed.progress, ...changed.activities].map(({ id }) => id);
  for (const id of [...ids, ...changed.gone]) {
    const view = numbers.views.numbers.get(id);
    if (view !== undefined) replaced.add(view);
  }
  if (replaced.size === 0) return cells;
  const kept = new Float64Array(cells.length);
  let length = 0;
  for (let row = 0; row < cells.length; row += WIDTH) {
    if (replaced.has(cells[row + COLUMN.view]!)) continue;
    kept.set(cells.subarray(row, row + WIDTH), length);
    length += WIDTH;
  }
  return kept.subarray(0, length);
}

function cellsOf(
  directiveId: string,
  { progress, activities }: ChangedViews,
  numbers: Numbers,
): readonly number[] {
  const cells: number[] = [];
  const say: Say = (act, said) => void cells.push(...rowOf(act, said, numbers));
  for (const view of progress) eachSaid(view, (value) => actsOfProgress(directiveId, value, view.id), say);
  for (const view of activities) {
    eachSaid(view, (value, at) => actsOfActivity(directiveId, value, view.id, at), say);
  }
  return cells;
}

/** When an act counted as said, in ms, and whether it is marked as sample. */
export interface Said {
  readonly from: number;
  readonly until: number;
  readonly sample: boolean;
}

/** The cells of one row, in the order of `COLUMN`. */
export function rowOf(
  act: Act,
  { from, until, sample }: Said,
  { units, views, days }: Numbers,
): readonly number[] {
  let day = days.get(act.counts);
  if (day === undefined) days.set(act.counts, (day = dayNumber(act.counts)));
  const what = WHATS.indexOf(act.what);
  const order = orderOf(day, act.on !== undefined);
  return [
    numberIn(units, act.unitId),
    what,
    order,
    from,
    until,
    Number(sample),
    numberIn(views, act.evidence),
    Date.parse(act.recordedAt),
  ];
}

type Say = (act: Act, said: Said) => void;

/** Of what a stream said first, each counts until it says something else. */
function eachSaid<Value extends { readonly sample: boolean }>(
  { contributions }: View<Value>,
  actsOf: (value: Value, recordedAt: string) => readonly Act[],
  say: Say,
): void {
  let until = Infinity;
  for (let index = contributions.length - 1; index >= 0; index -= 1) {
    const { value, recordedAt } = contributions[index]!;
    const from = Date.parse(recordedAt);
    if (value !== null && from < until) {
      for (const act of actsOf(value, recordedAt)) say(act, { from, until, sample: value.sample });
    }
    until = Math.min(until, from);
  }
}

function numberIn({ ids, numbers }: Numbering, id: string): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, ids.length);
  return ids.push(id) - 1;
}

/** Whether what was said from one instant until another, in ms, counted at an instant; undefined: now. */
export function isSaid(from: number, until: number, instant: number | undefined): boolean {
  if (instant === undefined) return until === Infinity;
  return from <= instant && instant < until;
}
