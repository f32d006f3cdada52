/** Of days in order, each once, how many there are up to and on `day`. */
export function countUpTo(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of something fall on which days, so that any day is answered by looking it up. */
export interface DayCounts {
  /** A `dayNumber` each, ascending and each once. */
  readonly days: Int32Array;
  /** How many fall on the day at the same place or before. */
  readonly sums: Int32Array;
}

/** What fell on each day becomes what fell up to it; the same array. */
export function summed(counts: Int32Array): Int32Array {
  for (let place = 1; place < counts.length; place += 1) counts[place]! += counts[place - 1]!;
  return counts;
}

/** How many fall on days up to and on `day`. */
export function sumUpTo({ days, sums }: DayCounts, day: number): number {
  const place = countUpTo(days, day) - 1;
  return place < 0 ? 0 : sums[place]!;
}

/** The day of what comes `index`-th in the order of days, from 0. */
export function dayAt({ days, sums }: DayCounts, index: number): number {
  return days[countUpTo(sums, index)]!;
}

/** The same with one more on `day`. */
export function withOneMore({ days, sums }: DayCounts, day: number): DayCounts {
  const place = countUpTo(days, day);
  const isThere = place > 0 && days[place - 1] === day;
  const before = isThere ? place - 1 : place;
  const more = sums.subarray(isThere ? place : before).map((sum) => sum + 1);
  const here = (isThere ? sums[before]! : (sums[before - 1] ?? 0)) + 1;
  return {
    days: isThere ? days : Int32Array.of(...days.subarray(0, place), day, ...days.subarray(place)),
    sums: Int32Array.of(...sums.subarray(0, before), here, ...more),
  };
}
