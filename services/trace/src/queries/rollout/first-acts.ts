import { oncePer } from '@trienkhai/kernel/once-per';
import type { OwnBefore } from '@trienkhai/kernel/coverage-masks';
import type { Ancestry } from '@trienkhai/kernel/unit-history/ancestry';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import { COLUMN, isSaid, WIDTH, type ActRows, type Numbering } from '../../projections/act-rows.ts';

/** The first acts of each unit, as known at one instant; units by their number in a history's ancestry. */
export interface FirstActs {
  /** Stages that a unit reached itself before a day. */
  readonly ownBefore: OwnBefore;
  /** Of the first act in a stage; NEVER: there is none. */
  orderOf(unit: number, stage: number): number;
  /** The same of all units, each at its place; who has no place in it did nothing. */
  ordersIn(stage: number): Int32Array;
  placeOf(unit: number): number;
  /** Of the first act of any kind that states its day. */
  firstStated(unit: number): number;
}

export interface Known {
  /** Instant, RFC 3339; undefined: now. */
  readonly knownAt: string | undefined;
  /** Also what is marked as sample. */
  readonly sample: boolean;
}

/** The order of what was never done. */
export const NEVER = 0x7fff_ffff;

/** Day from which an act of this order counts. */
export function countedDay(order: number): number {
  return order >> 1;
}

/** Whether it states that day. */
export function isStated(order: number): boolean {
  return (order & 1) === 0;
}

/** Where the first stated day of anything comes, behind the stages. */
const ANY = STAGES.length;
const PLACES = ANY + 1;

/** One pass over the rows; what is known now is kept as long as they are. */
export function firstActs(rows: ActRows, ancestry: Ancestry, known: Known): FirstActs {
  const firsts = known.knownAt === undefined ? firstsNow(rows, known) : firstsOf(rows, known);
  const places = placesIn(rows, ancestry);
  const named = firsts.length / PLACES;
  // Newer rows may have named more units since: their places lie beyond.
  const orderOf = (unit: number, what: number): number =>
    places[unit]! < named ? firsts[what * named + places[unit]!]! : NEVER;
  return {
    ownBefore(unit, before) {
      const place = places[unit]!;
      if (place >= named) return 0;
      let own = 0;
      for (let stage = 0, at = place; stage < ANY; stage += 1, at += named)
        if (firsts[at]! < 2 * before) own |= 1 << stage;
      return own;
    },
    orderOf,
    ordersIn: (stage) => firsts.subarray(stage * named, (stage + 1) * named),
    placeOf: (unit) => places[unit]!,
    firstStated: (unit) => orderOf(unit, ANY),
  };
}

const current = oncePer<ActRows, Map<boolean, Int32Array>>(() => new Map());

function firstsNow(rows: ActRows, known: Known): Int32Array {
  const kept = current(rows);
  let firsts = kept.get(known.sample);
  if (!firsts) kept.set(known.sample, (firsts = firstsOf(rows, known)));
  return firsts;
}

/** The least `orderOf` of each unit of the rows: of all in one stage, in the next, and last of anything with a stated day. */
function firstsOf({ cells, numbers }: ActRows, { knownAt, sample }: Known): Int32Array {
  const instant = knownAt === undefined ? undefined : Date.parse(knownAt);
  const named = numbers.units.ids.length;
  const firsts = new Int32Array(PLACES * named).fill(NEVER);
  for (let row = 0; row < cells.length; row += WIDTH) {
    if (!isSaid(cells, row, instant) || (cells[row + COLUMN.sample] === 1 && !sample)) continue;
    const unit = cells[row + COLUMN.unit]! | 0;
    const order = cells[row + COLUMN.order]! | 0;
    const what = cells[row + COLUMN.what]! | 0;
    const [place, any] = [what * named + unit, ANY * named + unit];
    if (what < ANY && order < firsts[place]!) firsts[place] = order;
    if (isStated(order) && order < firsts[any]!) firsts[any] = order;
  }
  return firsts;
}

/** Beyond every place: the rows name no such unit. */
const NOWHERE = 0x7fff_ffff;

interface Places {
  /** Units that the rows had named. */
  readonly named: number;
  readonly places: Int32Array;
}

const placed = oncePer<Ancestry, WeakMap<Numbering, Places>>(() => new WeakMap());

/** Of each unit of the history its number in the rows; kept until the rows name more units. */
function placesIn({ numbers: { units } }: ActRows, ancestry: Ancestry): Int32Array {
  const kept = placed(ancestry);
  const found = kept.get(units);
  if (found?.named === units.ids.length) return found.places;
  const places = new Int32Array(ancestry.ids.length).fill(NOWHERE);
  units.ids.forEach((id, index) => {
    const unit = ancestry.numberOf(id);
    if (unit >= 0) places[unit] = index;
  });
  kept.set(units, { named: units.ids.length, places });
  return places;
}
