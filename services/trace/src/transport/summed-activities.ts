import { oncePer } from '@trienkhai/kernel/once-per';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { unitsPlacedIn } from '@trienkhai/kernel/unit-history/placed';
import { unitsOf, type ActivityView } from '../projections/activities.ts';
import { everyValue, union } from '../projections/view.ts';
import { knownActivities } from '../queries/lists.ts';
import type { KnownActivity } from '../queries/totals/statements.ts';
import type { Summed } from '../storage/directive-sources.ts';
import type { RolloutWithTotals } from './opened-rollout.ts';

/** Sessions and reports under one directive in the order of their ids, and by the units that they ever named. */
interface Sorted {
  readonly all: readonly ActivityView[];
  readonly byUnit: ReadonlyMap<UnitId, readonly ActivityView[]>;
}

const sorted = oncePer(sort);
/** What is known now, with or without what is marked as sample. */
const everywhere = oncePer<Summed, Map<boolean, readonly KnownActivity[]>>(() => new Map());

/** What is known of sessions and reports that could count within a territory; undefined: everywhere. */
export function summedIn(opened: RolloutWithTotals, within: UnitId | undefined): readonly KnownActivity[] {
  const { summed, reading, directive } = opened;
  const units = within === undefined ? undefined : unitsPlacedIn(reading.history, within);
  const { all, byUnit } = sorted(summed);
  if (units) {
    const views = new Set([...units].flatMap((unitId) => byUnit.get(unitId) ?? []));
    return knownOf(opened, views);
  }
  if (reading.knownAt !== undefined) return knownOf(opened, all);
  const { sample } = directive.value;
  let known = everywhere(summed).get(sample);
  if (!known) everywhere(summed).set(sample, (known = knownOf(opened, all)));
  return known;
}

function knownOf(
  { reading, directive }: RolloutWithTotals,
  views: Iterable<ActivityView>,
): readonly KnownActivity[] {
  const known = knownActivities(views, reading.knownAt);
  return directive.value.sample ? known : known.filter(({ value }) => !value.sample);
}

function sort(summed: Summed): Sorted {
  const all = [...summed.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byUnit = new Map<UnitId, ActivityView[]>();
  for (const view of all) {
    for (const unitId of union([everyValue(view).flatMap(unitsOf)])) {
      const ofUnit = byUnit.get(unitId);
      if (ofUnit) ofUnit.push(view);
      else byUnit.set(unitId, [view]);
    }
  }
  return { all, byUnit };
}
