import { oncePer } from '@trienkhai/kernel/once-per';
import type { OwnBefore } from '@trienkhai/kernel/coverage-masks';
import type { Ancestry } from '@trienkhai/kernel/unit-history/ancestry';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import { COLUMN, isSaid, type ActRows, type Numbering } from '../../projections/act-rows.ts';
import { countUpTo } from './days.ts';
import { rowsByUnit } from './rows-by-unit.ts';

/** The first acts of each unit, as known at one instant; units by their number in a history's ancestry. */
export interface FirstActs {
  /** Stages that a unit reached itself before a day. */
  readonly ownBefore: OwnBefore;
  /** Days from which acts count, ascending and each once; also those of acts that are not known then. */
  readonly days: Int32Array;
  /** Stages in which a unit acted, a bit each, and `ANY`; its orders in them are in `orders` until another one is read. */
  read(unit: number): number;
  readonly orders: Int32Array;
  /** Of the first act of a unit in one stage, or in `ANY`; NEVER: there is none. */
  orderOf(unit: number, stage: number): number;
}

/** The same, moved from one instant to another. */
export interface MovingFirsts extends FirstActs {
  /** In ms. */
  moveTo(instant: number): void;
  /** Adds the instants, in ms, at which something was said or corrected of a unit: in order, each once. */
  addInstants(unit: number, into: number[]): void;
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
/** Bits of all stages. */
export const ALL_STAGES = (1 << ANY) - 1;

/** Which of `days` an act of this order counts from. */
export function placeOfDay(order: number): number {
  return order >> 1;
}

/** Whether it states that day. */
export function isStated(order: number): boolean {
  return (order & 1) === 0;
}

/** Whatever is asked of a unit is read from its rows: few are, and nothing is kept of an instant. */
export function firstActs(rows: ActRows, ancestry: Ancestry, { knownAt, sample }: Known): FirstActs {
  const instant = knownAt === undefined ? undefined : Date.parse(knownAt);
  return readsAll({ ordered: orderedIn(rows, sample), places: placesIn(rows, ancestry), instant });
}

/** The same for one instant after the other; before any at first. */
export function movingFirsts(rows: ActRows, ancestry: Ancestry, sample: boolean): MovingFirsts {
  const ordered = orderedIn(rows, sample);
  const asked: Asked = { ordered, places: placesIn(rows, ancestry), instant: Number.NEGATIVE_INFINITY };
  return {
    ...readsAll(asked),
    moveTo(instant) {
      asked.instant = instant;
    },
    addInstants(unit, into) {
      const { first, from, until } = ordered;
      const place = asked.places[unit]!;
      if (place + 1 >= first.length) return;
      for (let row = first[place]!; row < first[place + 1]!; row += 1) {
        insert(into, from[row]!);
        if (until[row] !== Infinity) insert(into, until[row]!);
      }
    },
  };
}

/** There are few, and most come behind those that are there. */
function insert(ascending: number[], number: number): void {
  let place = ascending.length;
  while (place > 0 && ascending[place - 1]! > number) place -= 1;
  if (ascending[place - 1] !== number) ascending.splice(place, 0, number);
}

function orderedIn(rows: ActRows, sample: boolean): OrderedRows {
  const kept = inOrder(rows);
  let ordered = kept.get(sample);
  if (!ordered) kept.set(sample, (ordered = orderRows(rows, sample)));
  return ordered;
}

interface Asked {
  readonly ordered: OrderedRows;
  readonly places: Int32Array;
  /** In ms; undefined: now. */
  instant: number | undefined;
}

function readsAll(asked: Readonly<Asked>): FirstActs {
  return { days: asked.ordered.days, ...readsFirsts(asked), ownBefore: readsOwn(asked) };
}

function readsFirsts(asked: Readonly<Asked>): Pick<FirstActs, 'read' | 'orders' | 'orderOf'> {
  const { first, whats, orders, from, until } = asked.ordered;
  const { places } = asked;
  const firsts = new Int32Array(ANY + 1);
  const has = (acted: number, what: number): boolean => ((acted >>> what) & 1) === 1;
  const read = (unit: number): number => {
    const place = places[unit]!;
    const { instant } = asked;
    // Newer rows may have named more units since.
    if (place + 1 >= first.length) return 0;
    const end = first[place + 1]!;
    let acted = 0;
    for (let row = first[place]!; row < end; row += 1) {
      if (!isSaid(from[row]!, until[row]!, instant)) continue;
      const order = orders[row]!;
      const what = whats[row]!;
      if (what < ANY) {
        if (!has(acted, what) || order < firsts[what]!) firsts[what] = order;
        acted |= 1 << what;
      }
      if (!isStated(order)) continue;
      if (!has(acted, ANY) || order < firsts[ANY]!) firsts[ANY] = order;
      acted |= 1 << ANY;
    }
    return acted;
  };
  return { read, orders: firsts, orderOf: (unit, what) => (has(read(unit), what) ? firsts[what]! : NEVER) };
}

function readsOwn(asked: Readonly<Asked>): OwnBefore {
  const { days, first, whats, orders, from, until } = asked.ordered;
  const { places } = asked;
  let [eve, limit] = [Number.NaN, 0];
  return (unit, before) => {
    const place = places[unit]!;
    if (place + 1 >= first.length) return 0;
    const { instant } = asked;
    // Neighbours are asked about the same day.
    if (before !== eve) [eve, limit] = [before, 2 * countUpTo(days, before - 1)];
    const end = first[place + 1]!;
    let own = 0;
    for (let row = first[place]!; row < end; row += 1) {
      if (orders[row]! < limit && isSaid(from[row]!, until[row]!, instant)) own |= 1 << whats[row]!;
    }
    return own & ALL_STAGES;
  };
}

/** What is needed of rows to find the first acts of any instant: a column each, one unit after the other. */
interface OrderedRows {
  readonly days: Int32Array;
  /** Where the rows of unit `n` start: those before `first[n + 1]` are its own. */
  readonly first: Int32Array;
  /** Of a unit there are its stages, then what is no stage and counts among anything alone. */
  readonly whats: Uint8Array;
  /** The order of the act, with the place of its day instead of the day. */
  readonly orders: Int32Array;
  readonly from: Float64Array;
  readonly until: Float64Array;
}

const inOrder = oncePer<ActRows, Map<boolean, OrderedRows>>(() => new Map());

// Plain loops: the first question of a process runs before anything here is compiled, and calls are dear then.
function orderRows(all: ActRows, sample: boolean): OrderedRows {
  const { cells } = all;
  const { first, rows } = countedRows(all, sample);
  const whats = new Uint8Array(rows.length);
  const orders = new Int32Array(rows.length);
  const from = new Float64Array(rows.length);
  const until = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    whats[at] = Math.min(cells[row + COLUMN.what]!, ANY);
    orders[at] = cells[row + COLUMN.order]!;
    from[at] = cells[row + COLUMN.from]!;
    until[at] = cells[row + COLUMN.until]!;
  }
  return { days: placeDays(orders), first, whats, orders, from, until };
}

/** Where the rows that count stand in `cells`, one unit after the other. */
function countedRows(all: ActRows, sample: boolean) {
  const { cells } = all;
  const { first: starts, row } = rowsByUnit(all);
  const first = new Int32Array(starts.length);
  const rows = new Int32Array(row.length);
  let count = 0;
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    for (let at = starts[unit]!; at < starts[unit + 1]!; at += 1) {
      if (!sample && cells[row[at]! + COLUMN.sample] !== 0) continue;
      rows[count] = row[at]!;
      count += 1;
    }
    first[unit + 1] = count;
  }
  return { first, rows: rows.subarray(0, count) };
}

/** Puts the place of its day instead of the day into each order; returns the days. */
function placeDays(orders: Int32Array): Int32Array {
  const days = orders.slice();
  for (let at = 0; at < days.length; at += 1) days[at] = days[at]! >> 1;
  days.sort();
  let count = 0;
  for (let at = 0; at < days.length; at += 1) {
    if (at > 0 && days[at] === days[count - 1]) continue;
    days[count] = days[at]!;
    count += 1;
  }
  const once = days.slice(0, count);
  for (let at = 0; at < orders.length; at += 1) {
    const order = orders[at]!;
    orders[at] = 2 * (countUpTo(once, order >> 1) - 1) + (order & 1);
  }
  return once;
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
