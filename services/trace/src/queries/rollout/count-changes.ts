import { readMasks, type Mask } from '@trienkhai/kernel/coverage-masks';
import { dayNumber, type Day } from '@trienkhai/kernel/day';
import { ancestryOf, ROLE, type Ancestry } from '@trienkhai/kernel/unit-history/ancestry';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import type { RolloutInputs } from '../rollout.ts';
import { leftOut, MOST_PLACES, placesFor, writePlaces, type Counted } from './counted-places.ts';
import type { MovingFirsts } from './first-acts.ts';
import { isInherited } from './standpoint.ts';

/**
 * How the counts of some units through one state of the country came about: what each instant at which something
 * was said or corrected has changed in them. Those known at an instant are the sum of all changes up to it.
 */
export interface CountChanges {
  /** In ms, ascending; one for each change of one unit. */
  readonly instants: Float64Array;
  /** Where what changes `n` starts in `places`. */
  readonly first: Int32Array;
  /** A place in the counts where one more is counted; `~place`: one fewer. */
  readonly places: Int32Array;
  /** Of the counts. */
  readonly length: number;
}

/** The counts as known at an instant, in whole ms. */
export function countsAt({ instants, first, places, length }: CountChanges, instant: number): Int32Array {
  const counts = new Int32Array(length);
  const end = first[firstFrom(instants, instant + 1)]!;
  for (let index = 0; index < end; index += 1) {
    const place = places[index]!;
    if (place >= 0) counts[place]! += 1;
    else counts[~place]! -= 1;
  }
  return counts;
}

/** How many come before a number. */
function firstFrom(sorted: Float64Array, number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function bytesOfChanges({ instants, first, places }: CountChanges): number {
  return instants.byteLength + first.byteLength + places.byteLength;
}

export interface Watched {
  /** Any day of the state. */
  readonly on: Day;
  /** By their number in the ancestry. */
  readonly units: Int32Array;
}

export function countChanges(inputs: RolloutInputs, { on, units }: Watched): CountChanges {
  const ancestry = ancestryOf(inputs.history);
  const { issuedOn, issuerId } = inputs.directive.facts;
  const butFor = leftOut(ancestry.numberOf(issuerId), issuedOn);
  const firsts = inputs.acts.movingFirsts(ancestry);
  const follow = isInherited(firsts, inputs.history, on) ? followed(ancestry, firsts, on) : follows(firsts);
  const log = changeLog();
  let [before, added] = [nothingAdded(), nothingAdded()];
  for (const unit of units) {
    const instants: number[] = [];
    const counted = follow(unit, instants);
    before.count = 0;
    for (const instant of instants) {
      firsts.moveTo(instant);
      added.count = writePlaces(counted(), unit, butFor, added.places);
      log.add(instant, before, added);
      [before, added] = [added, before];
    }
  }
  return { ...log.inOrder(), length: placesFor(firsts.days.length) };
}

/** What of a unit is counted at one instant after the other; adds those at which that can change, in their order. */
type Follow = (unit: number, instants: number[]) => () => Counted;

const NOTHING: Mask = 0;

function follows(firsts: MovingFirsts): Follow {
  const counted: Counted = { firsts, inheritedOf: () => NOTHING };
  return (unit, instants) => {
    firsts.addInstants(unit, instants);
    return () => counted;
  };
}

/** The same where units inherit from those before them. */
function followed(ancestry: Ancestry, firsts: MovingFirsts, on: Day): Follow {
  const after = dayNumber(on) + 1;
  const alone = follows(firsts);
  return (unit, instants) => {
    const before = allBefore(ancestry, unit, after);
    const counted = alone(unit, instants);
    if (before.size === 0) return counted;
    for (const each of before) firsts.addInstants(each, instants);
    return () => {
      const { inherited } = readMasks(ancestry, firsts.ownBefore, STAGES.length);
      return { firsts, inheritedOf: (each) => inherited(each, after) };
    };
  };
}

/** Units from whose acts one inherits on the eve of a day, or may. */
function allBefore({ first, source, on, role }: Ancestry, unit: number, day: number): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (follower: number, before: number): void => {
    for (let index = first[follower]!; index < first[follower + 1]!; index += 1) {
      const each = source[index]!;
      if (on[index]! >= before || role[index] === ROLE.LOST || found.has(each)) continue;
      found.add(each);
      add(each, Infinity);
    }
  };
  add(unit, day);
  return found;
}

/** Places that one unit adds to at one instant. */
interface Added {
  readonly places: Int32Array;
  count: number;
}

function nothingAdded(): Added {
  return { places: new Int32Array(MOST_PLACES), count: 0 };
}

/** Takes changes in any order, those of one unit at a time. */
function changeLog() {
  const [instants, starts, places]: [number[], number[], number[]] = [[], [], []];
  return {
    add(instant: number, before: Added, after: Added): void {
      const start = places.length;
      eachBut(after, before, (place) => places.push(place));
      eachBut(before, after, (place) => places.push(~place));
      if (places.length === start) return;
      instants.push(instant);
      starts.push(start);
    },
    inOrder(): Pick<CountChanges, 'instants' | 'first' | 'places'> {
      const order = ascending(instants);
      const first = new Int32Array(order.length + 1);
      const ordered = new Int32Array(places.length);
      let end = 0;
      order.forEach((change, index) => {
        for (let at = starts[change]!; at < (starts[change + 1] ?? places.length); at += 1) {
          ordered[end] = places[at]!;
          end += 1;
        }
        first[index + 1] = end;
      });
      return { instants: Float64Array.from(order, (change) => instants[change]!), first, places: ordered };
    },
  };
}

/** Indexes of numbers in their order: numbers alone are sorted several times as fast as by a comparison of ours. */
function ascending(numbers: readonly number[]): Uint32Array {
  const sorted = Float64Array.from(numbers).sort();
  const taken = new Uint32Array(numbers.length);
  const order = new Uint32Array(numbers.length);
  numbers.forEach((number, index) => {
    const place = firstFrom(sorted, number);
    order[place + taken[place]!] = index;
    taken[place]! += 1;
  });
  return order;
}

/** Each place of the one that is not among those of the other: few are. */
function eachBut(one: Added, other: Added, say: (place: number) => void): void {
  for (let index = 0; index < one.count; index += 1) {
    const place = one.places[index]!;
    let at = 0;
    while (at < other.count && other.places[at] !== place) at += 1;
    if (at === other.count) say(place);
  }
}
