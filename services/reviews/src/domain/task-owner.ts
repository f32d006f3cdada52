import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';

/** The owner while it is there; later the unit to which its duties passed, where there is one. */
export function answerableFor(ownerId: UnitId, on: Day, units: UnitHistory): UnitId {
  const owner = units.get(ownerId);
  if (owner?.validTo === undefined || on < owner.validTo) return ownerId;
  const passed = units.successorsOf(ownerId).find((edge) => edge.default && edge.on <= on);
  return passed ? answerableFor(passed.toId, on, units) : ownerId;
}
