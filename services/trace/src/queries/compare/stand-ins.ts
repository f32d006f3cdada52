import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';

/**
 * The unit itself while it is valid. After its end the units it passed into stand for it, before its
 * beginning those it was made of: of its own level where there are any, else of another (the communes of
 * a district that ended), and so on until units of that day are found.
 */
export function standInsOn(history: UnitHistory, unitId: UnitId, on: Day): readonly UnitId[] {
  const found = new Set<UnitId>();
  const seen = new Set<UnitId>();
  const follow = (id: UnitId): void => {
    if (seen.has(id)) return;
    seen.add(id);
    if (history.isValid(id, on)) {
      found.add(id);
      return;
    }
    const unit = history.get(id);
    const ended = unit?.validTo !== undefined && on >= unit.validTo;
    const linked = ended
      ? history.successorsOf(id).map((edge) => edge.toId)
      : history.predecessorsOf(id).map((edge) => edge.fromId);
    const sameLevel = linked.filter((each) => history.get(each)?.level === unit?.level);
    for (const next of sameLevel.length > 0 ? sameLevel : linked) follow(next);
  };
  follow(unitId);
  return [...found];
}
