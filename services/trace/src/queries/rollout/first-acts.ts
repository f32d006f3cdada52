import { oncePer } from '@trienkhai/kernel/once-per';
import type { OwnBefore } from '@trienkhai/kernel/coverage-masks';
import type { Ancestry } from '@trienkhai/kernel/unit-history/ancestry';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import { COLUMN, isSaid, WIDTH, type ActRows, type Numbering } from '../../projections/act-rows.ts';
import { countUpTo } from './days.ts';

/** The first acts of each unit, as known at one instant; units by their number in a history's ancestry. */
export interface FirstActs {
  /** Stages that a unit reached itself before a day. */
  readonly ownBefore: OwnBefore;
  /** Days from which acts count, ascending and each once; also those of acts that are not known then. */
  readonly days: Int32Array;
  /** Orders of a unit from here on: of its first act in each stage, then `ANY`; NOWHERE: it did nothing. */
  startOf(unit: number): number;
  readonly orders: Int32Array;
  /** Of the first act of a unit in one stage, or in `ANY`; NEVER: there is none. */
  orderOf(unit: number, stage: number): number;
}

export interface Known {
  /** Instant, RFC 3339; undefined: now. */
  readonly knownAt: string | undefined;
  /** Also what is marked as sample. */
  readonly sample: boolean;
}

/** The order of what was never done. */
export const NEVER = 0x7fff_ffff;
/** Where the first act of any kind that states its day comes, behind the stages. */
export const ANY = STAGES.length;
export const NOWHERE = -1;
const PLACES = ANY + 1;

/** Which of `days` an act of this order counts from. */
export function placeOfDay(order: number): number {
  return order >> 1;
}

/** Whether it states that day. */
export function isStated(order: number): boolean {
  return (order & 1) === 0;
}

/** One pass over the rows; what is known now is kept as long as they are. */
export function firstActs(rows: ActRows, ancestry: Ancestry, { knownAt, sample }: Known): FirstActs {
  const kept = inOrder(rows);
  let ordered = kept.get(sample);
  if (!ordered) kept.set(sample, (ordered = orderRows(rows, sample)));
  const { days } = ordered;
  const orders = knownAt === undefined ? ordered.now : firstsOf(ordered, Date.parse(knownAt));
  const places = placesIn(rows, ancestry);
  const startOf = (unit: number): number => {
    const start = PLACES * places[unit]!;
    // Newer rows may have named more units since: their places lie beyond.
    return start < orders.length ? start : NOWHERE;
  };
  let [asked, limit] = [Number.NaN, 0];
  return {
    days,
    orders,
    startOf,
    orderOf(unit, stage) {
      const start = startOf(unit);
      return start === NOWHERE ? NEVER : orders[start + stage]!;
    },
    ownBefore(unit, before) {
      const start = startOf(unit);
      if (start === NOWHERE) return 0;
      // Neighbours are asked about the same day.
      if (before !== asked) [asked, limit] = [before, 2 * countUpTo(days, before - 1)];
      let own = 0;
      for (let stage = 0; stage < ANY; stage += 1) if (orders[start + stage]! < limit) own |= 1 << stage;
      return own;
    },
  };
}

/** What is needed of rows to find the first acts of any instant, packed; a column each. */
interface OrderedRows {
  readonly days: Int32Array;
  /** Where in `orders` of first acts the unit and what it did are. */
  readonly slots: Int32Array;
  /** The order of the act, with the place of its day instead of the day. */
  readonly orders: Int32Array;
  readonly from: Float64Array;
  readonly until: Float64Array;
  readonly units: number;
  /** First acts as known now. */
  readonly now: Int32Array;
}

const inOrder = oncePer<ActRows, Map<boolean, OrderedRows>>(() => new Map());

function orderRows({ cells, numbers }: ActRows, sample: boolean): OrderedRows {
  const rows: number[] = [];
  for (let row = 0; row < cells.length; row += WIDTH) {
    if (sample || cells[row + COLUMN.sample] === 0) rows.push(row);
  }
  const column = (name: keyof typeof COLUMN) => Float64Array.from(rows, (row) => cells[row + COLUMN[name]]!);
  const ordered = {
    ...withPlaces(column('order')),
    slots: Int32Array.from(rows, slotOf(cells)),
    from: column('from'),
    until: column('until'),
    units: numbers.units.ids.length,
  };
  return { ...ordered, now: firstsOf(ordered) };
}

/** Of a unit there are its stages, then what is no stage and counts among anything alone. */
function slotOf(cells: Float64Array): (row: number) => number {
  return (row) => PLACES * cells[row + COLUMN.unit]! + Math.min(cells[row + COLUMN.what]!, ANY);
}

function withPlaces(byDay: Float64Array): Pick<OrderedRows, 'days' | 'orders'> {
  const found = new Map<number, number>();
  for (const order of byDay) found.set(order >> 1, 0);
  const days = Int32Array.from(found.keys()).sort();
  days.forEach((day, place) => found.set(day, place));
  return { days, orders: Int32Array.from(byDay, (order) => 2 * found.get(order >> 1)! + (order & 1)) };
}

/** The least order of each unit of the rows in every stage, and of anything with a stated day. */
function firstsOf(
  { slots, orders, from, until, units }: Omit<OrderedRows, 'now' | 'days'>,
  instant?: number,
): Int32Array {
  const firsts = new Int32Array(PLACES * units).fill(NEVER);
  for (let row = 0; row < slots.length; row += 1) {
    if (!isSaid(from[row]!, until[row]!, instant)) continue;
    const slot = slots[row]!;
    const order = orders[row]!;
    const what = slot % PLACES;
    if (what < ANY && order < firsts[slot]!) firsts[slot] = order;
    const any = slot - what + ANY;
    if (isStated(order) && order < firsts[any]!) firsts[any] = order;
  }
  return firsts;
}

/** Beyond every place: the rows name no such unit. */
const NO_PLACE = 0x0fff_ffff;

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
  const places = new Int32Array(ancestry.ids.length).fill(NO_PLACE);
  units.ids.forEach((id, index) => {
    const unit = ancestry.numberOf(id);
    if (unit >= 0) places[unit] = index;
  });
  kept.set(units, { named: units.ids.length, places });
  return places;
}
