import type { Day } from '@trienkhai/kernel/day';
import type { Level } from '@trienkhai/kernel/vocabulary';
import {
  daysOf,
  directivesOf,
  unitsOf,
  type ActivityOf,
  type ActivityType,
  type ActivityValue,
  type ActivityView,
} from '../projections/activities.ts';
import type { Line } from '../projections/activity-facts.ts';
import { at } from '../projections/view.ts';
import { newestFirst, pageOf, type Page, type PageRequest } from './pages.ts';
import type { KnownActivity } from './totals/statements.ts';

export type KnownOf<Type extends ActivityType> = Omit<KnownActivity, 'value'> & {
  readonly version: number;
  readonly value: ActivityOf<Type>;
};

export interface ListFilter {
  /** True where the unit belongs to the territory that is asked for. */
  readonly inside: (unitId: string) => boolean;
  readonly levelOf: (unitId: string) => Level | undefined;
  /** Only of this very unit; of visits, those that stopped there. */
  readonly unitId?: string | undefined;
  readonly level?: Level | undefined;
  readonly directiveId?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly sample: boolean;
}

/** What stood at `knownAt`: withdrawn activities are left out. */
export function knownActivities<Type extends ActivityType>(
  views: Iterable<ActivityView>,
  knownAt: string | undefined,
): readonly KnownOf<Type>[] {
  const known: KnownOf<ActivityType>[] = [];
  for (const view of views) {
    const said = at(view, knownAt);
    if (!said?.value) continue;
    known.push({ id: view.id, version: said.version, recordedAt: said.recordedAt, value: said.value });
  }
  return known as unknown as readonly KnownOf<Type>[];
}

/** Activities of one type that touch [from, to], newest first. */
export function pageOfActivities<Type extends ActivityType>(
  known: readonly KnownOf<Type>[],
  filter: ListFilter,
  page: PageRequest,
  more: (value: ActivityOf<Type>) => boolean = () => true,
): Page<KnownOf<Type>> {
  const found = known.filter(({ value }) => {
    if (value.sample && !filter.sample) return false;
    if (filter.directiveId !== undefined && !directivesOf(value).includes(filter.directiveId)) return false;
    const { from, to } = daysOf(value);
    if (filter.to !== undefined && from > filter.to) return false;
    if (filter.from !== undefined && to < filter.from) return false;
    return unitsOf(value).some(filter.inside) && isPlaced(value, filter) && more(value);
  });
  return pageOf(found, ({ id, value }) => [newestFirst(daysOf(value).from), id], page);
}

/** By the unit whose activity it is; who sent a delegation is not visited by it. */
function isPlaced(value: ActivityValue, { unitId, level, levelOf }: ListFilter): boolean {
  if (unitId === undefined && level === undefined) return true;
  const places = value.type === 'visit' ? value.facts.stops.map((stop) => stop.unitId) : unitsOf(value);
  return places.some(
    (each) => (unitId === undefined || each === unitId) && (level === undefined || levelOf(each) === level),
  );
}

/** Kinds of the lines of a report, parts among them. */
export function kindsOf(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) => [line.kind, ...kindsOf(line.parts)]);
}
