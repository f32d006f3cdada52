import type { Day } from '../day.ts';
import type { UnitHistory, UnitId } from '../unit-history.ts';

/**
 * The unit for which something stands on a day that has stood for `unitId` since another day. A unit that
 * ends takes it along where it goes whole into a single one and the thing stood on the eve; where it goes in
 * parts, nothing passes on by itself.
 */
export function carriedTo(unitId: UnitId, since: Day, on: Day, units: UnitHistory): UnitId {
  const end = units.get(unitId)?.validTo;
  if (end === undefined || on < end || since >= end) return unitId;
  const [heir, ...others] = units.successorsOf(unitId);
  if (heir?.share !== 'WHOLE' || others.length > 0) return unitId;
  return carriedTo(heir.toId, since, on, units);
}
