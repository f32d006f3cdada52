import { dayOf } from '@trienkhai/kernel/day';
import { endOfGrant } from '@trienkhai/kernel/grants';
import { rightsOf } from '@trienkhai/runtime/auth';
import { isSeen } from '../schema/grants/seen.ts';
import type { Asking, ExportRow } from './asking.ts';

/** Grants that the account may see and that have not ended by the last day asked for, today where none is. */
export async function* grantRows({ caller, units, grants, query }: Asking): AsyncGenerator<ExportRow> {
  const today = dayOf(new Date());
  const on = query.to ?? today;
  const rights = rightsOf(caller.principal, { units, grants }, today);
  const { within } = query;
  for (const grant of grants.all()) {
    const { id, unitId, subject, role, scopes, from } = grant;
    const to = endOfGrant(grant);
    if ((to !== undefined && to <= on) || !isSeen(rights, grant)) continue;
    if (within !== undefined && !units.isWithin(unitId, within, units.nearestValidDay(unitId, on))) continue;
    const body = {
      unit: unitId,
      subject,
      role,
      scopes: scopes.length > 0 ? [...scopes] : undefined,
      from,
      to,
    };
    yield { id, version: grants.versionOf(unitId), body };
  }
}
