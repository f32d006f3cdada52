import type { Days } from './days.ts';

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

/** How far these days lie behind `from`. Undefined where there is nothing to distribute. */
export function distributionOf(days: Days, from: number): Distribution | undefined {
  if (days.length === 0) return undefined;
  return {
    count: days.length,
    min: days[0]! - from,
    p25: quantile(days, from, 0.25),
    median: quantile(days, from, 0.5),
    p75: quantile(days, from, 0.75),
    p90: quantile(days, from, 0.9),
    max: days.at(-1)! - from,
  };
}

function quantile(days: Days, from: number, share: number): number {
  const place = (days.length - 1) * share;
  const below = Math.floor(place);
  const low = days[below]! - from;
  const high = days[Math.min(below + 1, days.length - 1)]! - from;
  return low + (high - low) * (place - below);
}
