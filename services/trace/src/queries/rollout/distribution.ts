import type { Days } from './tally.ts';

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

/** Undefined where there is nothing to distribute. */
export function distributionOf({ days, count }: Days): Distribution | undefined {
  if (count === 0) return undefined;
  const sorted = days.slice(0, count).sort();
  return {
    count: sorted.length,
    min: sorted[0]!,
    p25: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    p75: quantile(sorted, 0.75),
    p90: quantile(sorted, 0.9),
    max: sorted[sorted.length - 1]!,
  };
}

function quantile(sorted: Int32Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (place - below);
}
