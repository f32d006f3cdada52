import { oncePer } from '@trienkhai/kernel/once-per';
import type { OwnBefore } from '@trienkhai/kernel/coverage-masks';
import type { Ancestry } from '@trienkhai/kernel/unit-history/ancestry';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import { COLUMN, isSaid, WIDTH, type ActRows, type Numbering } from '../../projections/act-rows.ts';

/** The first acts of each unit, as known at one instant; units by their number in a history's ancestry. */
export interface FirstActs {
  /** Stages that a unit reached itself before a day. */
  readonly ownBefore: OwnBefore;
  /** Day on which it first reached a stage; undefined: it never did, or that day is not stated. */
  statedDay(unit: number, stage: number): number | undefined;
  /** Day from which its first act in a stage counts. */
  countedDay(unit: number, stage: number): number | undefined;
  /** First stated day of anything that it did. */
  firstDay(unit: number): number | undefined;
}

export interface Known {
  /** Instant, RFC 3339; undefined: now. */
  readonly knownAt: string | undefined;
  /** Also what is marked as sample. */
  readonly sample: boolean;
}

const NEVER = 0x7fff_ffff;
/** Place of the first stated day of anything, behind the stages. */
const ANY = STAGES.length;
const PLACES = ANY + 1;

/** One pass over the rows; what is known now is kept as long as they are. */
export function firstActs(rows: ActRows, ancestry: Ancestry, known: Known): FirstActs {
  const firsts = known.knownAt === undefined ? firstsNow(rows, known) : firstsOf(rows, known);
  const places = new Int32Array(ancestry.ids.length).fill(-1);
  // Newer rows may have named more units since.
  const told = numbersIn(rows, ancestry).subarray(0, firsts.length / PLACES);
  told.forEach((unit, local) => {
    if (unit >= 0) places[unit] = PLACES * local;
  });
  const orderIn = (unit: number, what: number): number =>
    places[unit]! < 0 ? NEVER : firsts[places[unit]! + what]!;
  const counted = (order: number): number | undefined => (order === NEVER ? undefined : order >> 1);
  const stated = (order: number): number | undefined => ((order & 1) === 1 ? undefined : counted(order));
  return {
    ownBefore(unit, before) {
      const place = places[unit]!;
      if (place < 0) return 0;
      let own = 0;
      for (let stage = 0; stage < ANY; stage += 1) if (firsts[place + stage]! < 2 * before) own |= 1 << stage;
      return own;
    },
    statedDay: (unit, stage) => stated(orderIn(unit, stage)),
    countedDay: (unit, stage) => counted(orderIn(unit, stage)),
    firstDay: (unit) => stated(orderIn(unit, ANY)),
  };
}

const current = oncePer<ActRows, Map<boolean, Int32Array>>(() => new Map());

function firstsNow(rows: ActRows, known: Known): Int32Array {
  const kept = current(rows);
  let firsts = kept.get(known.sample);
  if (!firsts) kept.set(known.sample, (firsts = firstsOf(rows, known)));
  return firsts;
}

/** Of each unit of the rows the least `orderOf` in each stage, then of anything with a stated day. */
function firstsOf({ cells, numbers }: ActRows, { knownAt, sample }: Known): Int32Array {
  const instant = knownAt === undefined ? undefined : Date.parse(knownAt);
  const firsts = new Int32Array(PLACES * numbers.units.ids.length).fill(NEVER);
  for (let row = 0; row < cells.length; row += WIDTH) {
    if (!isSaid(cells, row, instant) || (cells[row + COLUMN.sample] === 1 && !sample)) continue;
    const place = PLACES * (cells[row + COLUMN.unit]! | 0);
    const order = cells[row + COLUMN.order]! | 0;
    const stage = cells[row + COLUMN.what]! | 0;
    if (stage < ANY && order < firsts[place + stage]!) firsts[place + stage] = order;
    if ((order & 1) === 0 && order < firsts[place + ANY]!) firsts[place + ANY] = order;
  }
  return firsts;
}

const numbered = oncePer<Ancestry, WeakMap<Numbering, Int32Array>>(() => new WeakMap());

/** Of each unit of the rows its number in the history; kept until the rows name more units. */
function numbersIn({ numbers: { units } }: ActRows, ancestry: Ancestry): Int32Array {
  const kept = numbered(ancestry);
  const found = kept.get(units);
  if (found?.length === units.ids.length) return found;
  const numbers = Int32Array.from(units.ids, ancestry.numberOf);
  kept.set(units, numbers);
  return numbers;
}
