/** Days as numbers, ascending. */
export type Days = Int32Array;

/** Ranges of days up to so many times as long as the list are sorted by counting. */
const SPARSE = 8;

/** The same array, in order. */
export function sortedDays(days: Int32Array): Days {
  let [least, most] = [days[0] ?? 0, days[0] ?? 0];
  for (let index = 1; index < days.length; index += 1) {
    least = Math.min(least, days[index]!);
    most = Math.max(most, days[index]!);
  }
  if (most - least > SPARSE * days.length) return days.sort();
  const counts = new Int32Array(most - least + 1);
  for (let index = 0; index < days.length; index += 1) counts[days[index]! - least]! += 1;
  let end = 0;
  for (let index = 0; index < counts.length; index += 1) {
    const begin = end;
    end += counts[index]!;
    days.fill(least + index, begin, end);
  }
  return days;
}

/** Those up to and on `day`. */
export function upTo(days: Days, day: number): Days {
  return days.subarray(0, countUpTo(days, day));
}

export function countUpTo(days: Days, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
