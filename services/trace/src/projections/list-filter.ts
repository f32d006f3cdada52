import type { Day } from '@trienkhai/kernel/day';
import type { Level } from '@trienkhai/kernel/vocabulary';
import type { ActivityType, ActivityValue } from './activities.ts';
import { daysOf, unitsOf } from './activity-reach.ts';
import { wordsOf } from './listed.ts';

/** Which activities of one type are listed. */
export interface ListFilter {
  readonly type: ActivityType;
  /** Those of which one takes part; undefined: any unit. */
  readonly units?: ReadonlySet<string> | undefined;
  /** Only of this very unit; of visits, those that stopped there. */
  readonly unitId?: string | undefined;
  readonly level?: Level | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly sample: boolean;
  /** At least one word of each. */
  readonly words: readonly (readonly string[])[];
}

/** Does the activity touch [from, to], and is it all that is asked for? */
export function isListed(value: ActivityValue, filter: ListFilter): boolean {
  if (value.type !== filter.type || (value.sample && !filter.sample)) return false;
  const { from, to } = daysOf(value);
  if (filter.to !== undefined && from > filter.to) return false;
  if (filter.from !== undefined && to < filter.from) return false;
  const { units } = filter;
  if (units && !unitsOf(value).some((unit) => units.has(unit))) return false;
  const words = new Set(wordsOf(value));
  return filter.words.every((any) => any.some((word) => words.has(word))) && isPlaced(value, filter);
}

/** By the unit whose activity it is; who sent a delegation is not visited by it. */
function isPlaced(value: ActivityValue, { unitId, level }: ListFilter): boolean {
  if (unitId === undefined && level === undefined) return true;
  const places = value.type === 'visit' ? value.facts.stops.map((stop) => stop.unitId) : unitsOf(value);
  const prefix = level === undefined ? '' : levelPrefix(level);
  return places.some((each) => (unitId === undefined || each === unitId) && each.startsWith(prefix));
}

/** How the ids of its units begin. */
export function levelPrefix(level: Level): string {
  return `${level.toLowerCase()}:`;
}
