import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import { unitOfRight } from '@trienkhai/runtime/rights';
import type { Read } from '../read.ts';

/** Takes note that the account of this request has read something of a unit that is not for everybody. */
export function noteReading(
  read: Read,
  operation: 'grants' | 'node' | 'history' | 'digest',
  objectId: string,
  unitId: UnitId = CENTRE_ID,
): void {
  const { held, units, today } = read.rights();
  const [first] = held;
  const above = units.get(unitId) ? units.ancestorsOf(unitId, units.nearestValidDay(unitId, today)) : [];
  read.note({
    at: new Date(),
    account: read.caller.principal.actor,
    unitId: (first && unitOfRight(first, today, units)) ?? '',
    operation,
    objectId,
    within: [...new Set([unitId, ...above, CENTRE_ID])],
  });
}
