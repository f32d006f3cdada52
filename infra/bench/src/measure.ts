import { performance } from 'node:perf_hooks';

/** Where a benchmark runs and how often it repeats. */
export interface BenchContext {
  readonly mongoUri: string;
  readonly kafkaBrokers: readonly string[];
  /** Rounds in which both sides take turns; at least 7 say something about the spread. */
  readonly rounds?: number;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** One comparison: operations per second of the bare drivers and of ours, and ours as a multiple. */
export interface BenchRow {
  readonly name: string;
  readonly floor: Spread;
  readonly ours: Spread;
  readonly ratio: Spread;
}

/** How long one question takes. */
export interface LatencyRow {
  readonly name: string;
  readonly ms: Spread;
  readonly floor?: Spread;
  /** Ours as a multiple of the floor. */
  readonly ratio?: Spread;
  /** Most that the median should be. */
  readonly aimMs?: number;
  readonly aimRatio?: number;
}

export const DEFAULT_ROUNDS = 7;

/** Operations per second of one side in one round. */
export type Side = () => Promise<number>;

/** Runs both sides in turn, the order changing every round; the first, unmeasured round warms both up. */
export async function compare(
  name: string,
  sides: { floor: Side; ours: Side },
  rounds: number,
): Promise<BenchRow> {
  const measured: { floor: number; ours: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const floorFirst = round % 2 === 0;
    const first = await (floorFirst ? sides.floor : sides.ours)();
    const second = await (floorFirst ? sides.ours : sides.floor)();
    if (round > 0)
      measured.push(floorFirst ? { floor: first, ours: second } : { floor: second, ours: first });
  }
  return {
    name,
    floor: spread(measured.map((one) => one.floor)),
    ours: spread(measured.map((one) => one.ours)),
    ratio: spread(measured.map((one) => one.ours / one.floor)),
  };
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (position: number) => sorted[position] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    min: at(0),
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    max: at(sorted.length - 1),
  };
}

/** The value below which that part (0 to 1) of all lie. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/** Operations per second of `count` operations done by `work`. */
export async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (count * 1_000) / (performance.now() - begun);
}
