import { dayAt, sumUpTo, type DayCounts } from './days.ts';

/** Distances in calendar days; quantiles by linear interpolation between order statistics. */
export interface Distribution {
  readonly count: number;
  readonly min: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
  readonly max: number;
}

/** How far what falls on days up to and on `last` lies behind `from`. Undefined where nothing does. */
export function distributionOf(counts: DayCounts, last: number, from: number): Distribution | undefined {
  const count = sumUpTo(counts, last);
  if (count === 0) return undefined;
  const distance = (index: number): number => dayAt(counts, index) - from;
  const quantile = (share: number): number => {
    const place = (count - 1) * share;
    const below = Math.floor(place);
    const low = distance(below);
    return low + (distance(Math.min(below + 1, count - 1)) - low) * (place - below);
  };
  return {
    count,
    min: distance(0),
    p25: quantile(0.25),
    median: quantile(0.5),
    p75: quantile(0.75),
    p90: quantile(0.9),
    max: distance(count - 1),
  };
}
