import { LEVELS, type Level } from '@trienkhai/kernel/vocabulary';

interface Counted {
  readonly level: Level;
  readonly expected?: number | null | undefined;
  readonly reported: number;
  readonly onTime?: number | null | undefined;
  readonly approved: number;
  readonly completeness?: number | null | undefined;
  readonly timeliness?: number | null | undefined;
}

interface PeriodCounts {
  readonly period: { readonly id: string; readonly label: string };
  readonly levels: readonly Counted[];
}

export interface TrendPoint extends Counted {
  readonly id: string;
  readonly label: string;
}

/** Every level that any of the periods asks, its periods oldest first; one that did not ask it is left out. */
export function pointsByLevel(
  newestFirst: readonly PeriodCounts[],
): readonly (readonly [Level, readonly TrendPoint[]])[] {
  const points = newestFirst
    .toReversed()
    .flatMap(({ period: { id, label }, levels }) => levels.map((counts) => ({ ...counts, id, label })));
  return LEVELS.map((level) => [level, points.filter((point) => point.level === level)] as const).filter(
    ([, each]) => each.length > 0,
  );
}
