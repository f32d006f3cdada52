import type { Level } from '@trienkhai/kernel/vocabulary';

export interface Spread {
  readonly count: number;
  readonly min: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly max: number;
}

export interface Lagging {
  readonly directive: {
    readonly id: string;
    readonly symbol?: string | null | undefined;
    readonly title: string;
  };
  readonly levels: readonly {
    readonly level: Level;
    readonly firstActivityLagDays?: Spread | null | undefined;
    readonly stages: readonly { readonly stage: string; readonly lagDays?: Spread | null | undefined }[];
  }[];
}

export interface LagRow {
  readonly level: Level;
  readonly directive: Lagging['directive'];
  readonly spread: Spread;
}

/** Documents side by side within each level; `stage` undefined: to the first activity of each unit. */
export function lagRows(lags: readonly Lagging[], stage: string | undefined): readonly LagRow[] {
  const rows = lags.flatMap(({ directive, levels }) =>
    levels.flatMap(({ level, firstActivityLagDays, stages }) => {
      const ofStage = stages.find((each) => each.stage === stage)?.lagDays;
      const spread = stage === undefined ? firstActivityLagDays : ofStage;
      return spread && spread.count > 0 ? [{ level, directive, spread }] : [];
    }),
  );
  const levels = [...new Set(rows.map(({ level }) => level))];
  return levels.flatMap((level) => rows.filter((row) => row.level === level));
}

/** Where the values of a row stand on a scale of `width` on which all rows fit. */
export function boxOf(spread: Spread, rows: readonly LagRow[], width: number) {
  const most = Math.max(1, ...rows.map((row) => row.spread.max));
  const least = Math.min(0, ...rows.map((row) => row.spread.min));
  const at = (days: number) => ((days - least) / (most - least)) * width;
  const { min, p25, median, p75, max } = spread;
  return { min: at(min), p25: at(p25), median: at(median), p75: at(p75), max: at(max) };
}
