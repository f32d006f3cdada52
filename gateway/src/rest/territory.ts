import { dayOf } from '@trienkhai/kernel/day';
import { unknownUnit } from '@trienkhai/kernel/rules/unit-named';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { readsWith, rightsOf } from '@trienkhai/runtime/auth';
import { reachOf, readsWithin } from '@trienkhai/runtime/sight';
import type { Caller } from '../caller.ts';
import type { UnitsSource } from '../schema/deps.ts';

/** Throws UNIT_UNKNOWN for a territory that never was or that the account does not read. */
export function requireTerritory({ principal }: Caller, units: UnitsSource, within: UnitId): void {
  const history = units.current();
  const rights = rightsOf(principal, { units: history, grants: units.grants }, dayOf(new Date()));
  if (history.get(within) && readsWithin(reachOf(readsWith(rights)), within)) return;
  throw unknownUnit(within, ['within']);
}
