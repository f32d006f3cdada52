import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay } from '@trienkhai/kernel/rules/day';
import { sameValue } from '@trienkhai/kernel/same-value';
import { requireDistinct, requireText, type Path } from '@trienkhai/kernel/rules/text';
import { requireKnownUnit } from '@trienkhai/kernel/rules/unit';
import type { Grant, GrantContext, GrantRole } from './grant.ts';
import { grantsOneself, grantOverlaps } from './grant-refusals.ts';

/**
 * The grant of a command, complete. Refuses one that reaches back, is for oneself, or overlaps its like among
 * those that the account has been given.
 */
export function checkGrant(
  command: GrantRole,
  givenTo: (subject: string) => readonly Grant[],
  on: GrantContext,
): Grant {
  const { grantId, unitId, role } = command;
  requireKnownUnit(on.units, unitId, ['unit']);
  const subject = requireAccount(command.subject, ['subject']);
  if (subject === on.principal.actor) throw grantsOneself(subject);
  const scopes = requireScopes(command);
  const from = requireComing(command.from ?? on.today, on.today, ['from']);
  const to = requireEnd(command.to, from);
  const like = givenTo(subject).find(
    (other) =>
      other.role === role &&
      (other.to === undefined || from < other.to) &&
      (to === undefined || other.from < to),
  );
  if (like) throw grantOverlaps(like);
  return { grantId, unitId, subject, role, scopes, from, to };
}

/** The first field in which a grant is not what is said of it; undefined: there is none. */
export function differenceOf(
  granted: Grant,
  said: GrantRole,
): 'subject' | 'role' | 'scopes' | 'from' | 'to' | undefined {
  if (granted.subject !== said.subject) return 'subject';
  if (granted.role !== said.role) return 'role';
  if (!sameValue([...granted.scopes].sort(), [...said.scopes].sort())) return 'scopes';
  if (granted.from !== said.from) return 'from';
  return granted.to === said.to ? undefined : 'to';
}

const ACCOUNT = /^[!-~]+$/;

/** An account as the sign-in server writes it. */
export function requireAccount(text: string, path: Path): string {
  const subject = requireText(text, 'id', path);
  if (ACCOUNT.test(subject)) return subject;
  throw refuse(
    'INVALID_ARGUMENT',
    'Tài khoản viết đúng như máy chủ đăng nhập ghi: ký tự ASCII, không có dấu cách.',
    'Write the account as the sign-in server does: ASCII characters without blanks.',
    { path },
  );
}

/** A right does not reach back: who had one then is history. */
export function requireComing(day: Day, today: Day, path: Path): Day {
  if (requireDay(day, path) >= today) return day;
  throw refuse(
    'DATE_INVALID',
    `Ngày ${day} đã qua; quyền chỉ bắt đầu hoặc kết thúc từ hôm nay, ${today}.`,
    `The day ${day} is past; a grant begins or ends today, ${today}, at the earliest.`,
    { path, facts: { today } },
  );
}

function requireEnd(to: Day | undefined, from: Day): Day | undefined {
  if (to === undefined || requireDay(to, ['to']) > from) return to;
  throw refuse('PERIOD_INVALID', 'Quyền phải kết thúc sau khi bắt đầu.', 'A grant ends after it begins.', {
    path: ['to'],
  });
}

function requireScopes({ role, scopes }: GrantRole): Grant['scopes'] {
  requireDistinct(scopes, (scope) => scope, ['scopes']);
  if ((role === 'INTEGRATION') === scopes.length > 0) return scopes;
  throw refuse(
    'INVALID_ARGUMENT',
    'Hệ thống tích hợp cần ít nhất một phạm vi; vai trò khác không có phạm vi.',
    'An integration needs at least one scope; no other role has any.',
    { path: ['scopes'] },
  );
}
