import { oncePer } from '@trienkhai/kernel/once-per';
import { dayOf, type Day } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import type { Principal, Role } from './auth.ts';

export type Action = 'read' | 'record' | 'approve' | 'administer';

const ROLES_OF: Readonly<Record<Action, readonly Role[]>> = {
  read: ['viewer', 'recorder', 'approver', 'admin', 'control', 'integration'],
  record: ['recorder', 'admin'],
  approve: ['recorder', 'admin'],
  administer: ['admin'],
};

/**
 * Throws FORBIDDEN unless the account may do `action` for `unitId` on `day`, the day of the fact: the
 * role must allow it and, but for reading, the unit must be the account's own or lie below it that day.
 * A recorder approves only what lies below its own unit, an admin also what is its own.
 */
export function authorise(
  principal: Principal,
  action: Action,
  unitId: UnitId,
  day: Day,
  units: UnitHistory,
  today: Day = dayOf(new Date()),
): void {
  if (!ROLES_OF[action].includes(principal.role)) throw forbiddenRole(principal);
  if (action === 'read') return;
  const own = accountUnit(principal, units, today);
  if (action === 'approve' && unitId === own && principal.role !== 'admin') throw forbiddenOwn(principal);
  if (own === CENTRE_ID || unitId === own || units.isWithin(unitId, own, day)) return;
  throw forbiddenUnit(principal, unitId, day);
}

/**
 * The unit in whose name an account acts: the one that bears its code `today`, else the last one that
 * did. Throws FORBIDDEN when no unit ever bore that code.
 */
export function accountUnit(principal: Principal, units: UnitHistory, today: Day): UnitId {
  if (principal.level === 'CENTRE') return CENTRE_ID;
  const current = units.byCode(principal.level, principal.code, today)?.id ?? lastBearer(principal, units);
  if (!current) throw forbiddenAccount(principal);
  return current;
}

const lastBearers = oncePer(indexLastBearers);

function lastBearer({ level, code }: Principal, units: UnitHistory): UnitId | undefined {
  return lastBearers(units).get(`${level}:${code}`);
}

function indexLastBearers(units: UnitHistory): ReadonlyMap<string, UnitId> {
  const newest = new Map<string, { id: UnitId; from: Day }>();
  for (const { id, level, code, validFrom = '' } of units.all()) {
    const known = newest.get(`${level}:${code}`);
    if (!known || known.from < validFrom) newest.set(`${level}:${code}`, { id, from: validFrom });
  }
  return new Map([...newest].map(([key, { id }]) => [key, id]));
}

function forbiddenRole({ actor, role }: Principal): DomainError {
  return refuse(
    'FORBIDDEN',
    `Tài khoản ${actor} (vai trò ${role}) không được ghi. Dùng tài khoản có vai trò phù hợp của đơn vị mình.`,
    `The account ${actor} (role ${role}) may not do this. Use an account of your unit with the right role.`,
    { facts: { actor, role } },
  );
}

function forbiddenOwn({ actor, role }: Principal): DomainError {
  return refuse(
    'FORBIDDEN',
    `Tài khoản ${actor} không được phê duyệt, trả lại hay mở khóa bản của chính đơn vị mình; việc đó thuộc quản trị viên của đơn vị hoặc cấp trên.`,
    `The account ${actor} may not approve, return or unlock what its own unit submitted; an admin of the unit or an account of a unit above may.`,
    { facts: { actor, role } },
  );
}

function forbiddenUnit({ actor }: Principal, unitId: UnitId, day: Day): DomainError {
  return refuse(
    'FORBIDDEN',
    `Ngày ${day}, đơn vị ${unitId} không thuộc phạm vi của tài khoản ${actor}. Gửi bằng tài khoản của đơn vị đó hoặc cấp trên.`,
    `On ${day} the unit ${unitId} is not within the reach of ${actor}. Send it from an account of that unit or of one above it.`,
    { facts: { actor, unit: unitId, day } },
  );
}

function forbiddenAccount({ actor, level, code }: Principal): DomainError {
  return refuse(
    'FORBIDDEN',
    `Không có đơn vị nào mang mã ${code} ở cấp ${level.toLowerCase()} cho tài khoản ${actor}.`,
    `No unit ever bore the code ${code} at level ${level.toLowerCase()} for the account ${actor}.`,
    { facts: { actor, level, code } },
  );
}
