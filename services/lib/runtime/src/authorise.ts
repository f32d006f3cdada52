import { dayOf, type Day } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { unitNamed } from '@trienkhai/kernel/rules/unit-named';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import type { Principal } from './auth.ts';
import { unavailable } from './error-status.ts';
import { rightsOf, unitOfRight, type Right, type Rights } from './rights.ts';
import type { UnitFeed } from './unit-feed.ts';

export type Action = 'read' | 'record' | 'approve' | 'administer' | 'oversee';

const ALLOWED: Readonly<Record<Action, (right: Right) => boolean>> = {
  read: ({ role, scopes }) => role !== 'integration' || scopes.includes('READ'),
  record: ({ role, scopes }) => role === 'recorder' || role === 'admin' || scopes.includes('RECORD'),
  approve: ({ role }) => role === 'recorder' || role === 'approver' || role === 'admin',
  administer: ({ role }) => role === 'admin',
  oversee: ({ role }) => role === 'admin' || role === 'control',
};

/**
 * Throws FORBIDDEN unless the account may do `action` for `unitId` on `day`, the day of the fact: one of
 * its roles must allow it and, but for reading, the unit must be the role's own or lie below it that day.
 * A recorder approves only what lies below its own unit, an approver and an admin also what is its own.
 */
export function authorise(rights: Rights, action: Action, unitId: UnitId, day: Day): void {
  const able = rights.held.filter(ALLOWED[action]);
  if (rights.held.length === 0) throw withoutRole(rights);
  if (able.length === 0) throw forbiddenRole(rights);
  if (action === 'read') return;
  const reaching = able.filter((right) => reaches(right, unitId, day, rights.units));
  if (reaching.length === 0) throw forbiddenUnit(rights, unitId, day);
  if (action !== 'approve') return;
  const isOwn = (right: Right) => unitOfRight(right, day, rights.units) === unitId;
  if (reaching.every((right) => right.role === 'recorder' && isOwn(right))) throw forbiddenOwn(rights);
}

/** Throws FORBIDDEN for an account that may not even read, UNAVAILABLE while its grants are not known. */
export function requireReader(
  principal: Principal,
  feed: Pick<UnitFeed, 'current' | 'grants' | 'ready'>,
  now: Date = new Date(),
): void {
  const today = dayOf(now);
  const rights = rightsOf(principal, { units: feed.current(), grants: feed.grants }, today);
  if (rights.held.length === 0 && !feed.ready()) throw unavailable({ dependency: 'units' });
  authorise(rights, 'read', CENTRE_ID, today);
}

/** The rights with those roles alone that read. */
export function readsWith(rights: Rights): Rights {
  return { ...rights, held: rights.held.filter(ALLOWED.read) };
}

/** Whether `authorise` would let it pass, but for what a recorder may not do in its own unit. */
export function may({ held, units }: Rights, action: Action, unitId: UnitId, day: Day): boolean {
  return held.some((right) => ALLOWED[action](right) && reaches(right, unitId, day, units));
}

function reaches(right: Right, unitId: UnitId, day: Day, units: UnitHistory): boolean {
  const own = unitOfRight(right, day, units);
  if (own === undefined) return false;
  return own === CENTRE_ID || units.isWithin(unitId, own, day);
}

/** The unit in whose name an account acts: that of its first role. Throws FORBIDDEN where it has none. */
export function accountUnit(rights: Rights): UnitId {
  const { principal, held, units, today } = rights;
  const [first] = held;
  if (!first) throw withoutRole(rights);
  const unitId = unitOfRight(first, today, units);
  if (unitId === undefined) throw forbiddenAccount(principal);
  return unitId;
}

function rolesOf({ held }: Rights): string {
  return [...new Set(held.map(({ role }) => role))].join(', ');
}

function withoutRole({ principal: { actor } }: Rights): DomainError {
  return refuse(
    'FORBIDDEN',
    `Tài khoản ${actor} hiện không có vai trò nào; hãy nhờ quản trị viên của đơn vị hoặc cấp trên giao quyền, ở trang “Quyền” hoặc bằng dòng lệnh.`,
    `The account ${actor} has no role at present; ask an administrator of your unit or of one above to grant one, on the page “Grants” or from the command line.`,
    { facts: { actor } },
  );
}

function forbiddenRole(rights: Rights): DomainError {
  const { actor } = rights.principal;
  const role = rolesOf(rights);
  return refuse(
    'FORBIDDEN',
    `Tài khoản ${actor} (vai trò ${role}) không được làm việc này. Dùng tài khoản có vai trò phù hợp của đơn vị mình.`,
    `The account ${actor} (role ${role}) may not do this. Use an account of your unit with the right role.`,
    { facts: { actor, role } },
  );
}

function forbiddenOwn(rights: Rights): DomainError {
  const { actor } = rights.principal;
  return refuse(
    'FORBIDDEN',
    `Tài khoản ${actor} không được phê duyệt, trả lại hay mở khóa bản của chính đơn vị mình; việc đó thuộc quản trị viên của đơn vị hoặc cấp trên.`,
    `The account ${actor} may not approve, return or unlock what its own unit submitted; an admin of the unit or an account of a unit above may.`,
    { facts: { actor, role: rolesOf(rights) } },
  );
}

function forbiddenUnit({ principal: { actor }, units }: Rights, unitId: UnitId, day: Day): DomainError {
  const unit = units.get(unitId);
  const name = unit && unitNamed(units, unit, day);
  return refuse(
    'FORBIDDEN',
    `Ngày ${day}, ${name ?? 'đơn vị này'} không thuộc phạm vi của tài khoản ${actor}. Gửi bằng tài khoản của đơn vị đó hoặc cấp trên.`,
    `On ${day} ${name ?? 'the unit'} is not within the reach of ${actor}. Send it from an account of that unit or of one above it.`,
    { facts: { actor, unit: unitId, day } },
  );
}

function forbiddenAccount({ actor, level = 'CENTRE', code = '' }: Principal): DomainError {
  return refuse(
    'FORBIDDEN',
    `Không có đơn vị nào mang mã ${code} ở cấp ${level.toLowerCase()} cho tài khoản ${actor}.`,
    `No unit ever bore the code ${code} at level ${level.toLowerCase()} for the account ${actor}.`,
    { facts: { actor, level, code } },
  );
}
