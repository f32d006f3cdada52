import type { Day } from '@trienkhai/kernel/day';
import { lastDayOf, unitsDayOf, type ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { landOn } from '@trienkhai/kernel/unit-history/land';
import type { Key } from '@trienkhai/runtime/cursor';
import type { PeriodView } from '../projections/periods.ts';
import { newestFirst } from './pages.ts';

/** A period as it stood at the instant that is asked for. */
export interface KnownPeriod {
  readonly id: string;
  /** Version of all that its owner has defined. */
  readonly version: number;
  readonly recordedAt: string;
  readonly period: ReportingPeriod;
  readonly sample: boolean;
  readonly withdrawn: boolean;
  /** The one before it in its owner's series of this kind. */
  readonly previousId: string | undefined;
}

/** All periods that had been defined by `knownAt` (absent: now), also those withdrawn. */
export function knownPeriods(views: Iterable<PeriodView>, knownAt?: string): readonly KnownPeriod[] {
  return [...views].flatMap((view) => {
    const known = new Map<string, Omit<KnownPeriod, 'previousId' | 'version'>>();
    let last = 0;
    for (const { version, recordedAt, value } of view.contributions) {
      if (knownAt !== undefined && recordedAt > knownAt) break;
      last = version;
      if (!value) continue;
      const { periodId: id, period, sample, withdrawn } = value;
      known.set(id, { id, recordedAt, period, sample, withdrawn });
    }
    const all = [...known.values()];
    const before = previousOf(all);
    return all.map((each) => ({ ...each, version: last, previousId: before.get(each.id) }));
  });
}

type Entry = Pick<KnownPeriod, 'id' | 'period' | 'withdrawn'>;

/** Of each of an owner's periods, the one before it that stands. */
function previousOf(all: readonly Entry[]): ReadonlyMap<string, string | undefined> {
  const before = new Map<string, string | undefined>();
  for (const series of Map.groupBy(all, ({ period }) => `${period.series} ${period.kind}`).values()) {
    let last: string | undefined;
    for (const { id, withdrawn } of series.toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1))) {
      before.set(id, last);
      if (!withdrawn) last = id;
    }
  }
  return before;
}

export interface PeriodFilter {
  /** Those that hold this day. */
  readonly on?: Day | undefined;
  /** Those of this unit, of the units above it and of those below. */
  readonly within?: UnitId | undefined;
  readonly sample: boolean;
}

/** Those that are asked for; withdrawn ones are left out. */
export function listPeriods(
  known: readonly KnownPeriod[],
  { on, within, sample }: PeriodFilter,
  history: UnitHistory,
  today: Day,
): readonly KnownPeriod[] {
  return known.filter((each) => {
    if (each.withdrawn || (each.sample && !sample)) return false;
    if (on !== undefined && (on < each.period.from || on > lastDayOf(each.period))) return false;
    return (
      within === undefined || concerns(each.period, within, history, unitsDayOf(each.period, on ?? today))
    );
  });
}

/** Newest first, then by owner, series and kind. */
export function periodKey({ id, period }: KnownPeriod): Key {
  return [newestFirst(period.from), id];
}

/** A unit is asked by the offices above it or what it was made of, and knows what its own ask. */
function concerns({ ownerId }: ReportingPeriod, unitId: UnitId, history: UnitHistory, on: Day): boolean {
  const land = landOn(unitId, history, on);
  const level = history.get(unitId)?.level;
  return (
    history.isWithin(unitId, ownerId, history.nearestValidDay(unitId, on)) ||
    land.has(ownerId) ||
    (level !== undefined && land.unitsOf(level).some((id) => history.isWithin(id, ownerId, on)))
  );
}
