import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import { accountUnit } from '@trienkhai/runtime/auth';
import type { Read } from '../read.ts';

/** Takes note that the account of this request has read something of a unit that is not for everybody. */
export function noteReading(
  read: Read,
  operation: 'grants' | 'node' | 'history' | 'digest',
  objectId: string,
  unitId: UnitId = CENTRE_ID,
): void {
  const units = read.units();
  const above = units.get(unitId) ? units.ancestorsOf(unitId, units.nearestValidDay(unitId, read.today)) : [];
  read.note({
    at: new Date(),
    account: read.caller.principal.actor,
    unitId: accountUnit(read.rights()),
    operation,
    objectId,
    within: [...new Set([unitId, ...above, CENTRE_ID])],
  });
}
