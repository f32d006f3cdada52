import type { Day } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { Grant } from './grant.ts';

export function grantUnknown(): DomainError {
  return refuse('GRANT_UNKNOWN', 'Không có quyền nào mang mã này.', 'There is no grant of this id.', {
    path: ['grant'],
  });
}

export function grantEnded(to: Day): DomainError {
  return refuse(
    'GRANT_ENDED',
    `Quyền này đã hết từ ngày ${to}; không thu hồi muộn hơn được, hãy giao quyền mới.`,
    `This grant ends on ${to}; it cannot be revoked later than that, grant the role anew.`,
    { path: ['on'], facts: { to } },
  );
}

export function grantDiffers({ grantId }: Grant, field: string): DomainError {
  return refuse(
    'GRANT_DIFFERS',
    'Quyền đã giao không sửa được: dòng này khác với quyền đã ghi. Hãy thu hồi quyền đó rồi giao quyền mới.',
    'A grant is never changed, and this row differs from the one that is recorded. Revoke it and grant the role anew.',
    { path: [field], facts: { grant: grantId } },
  );
}

export function grantOverlaps({ grantId, from, to }: Grant): DomainError {
  return refuse(
    'GRANT_OVERLAPS',
    `Tài khoản đã có vai trò này ở đơn vị trong thời gian đó, từ ${from}; hãy thu hồi trước hoặc chọn ngày khác.`,
    `The account has this role in the unit during that time, from ${from}; revoke that grant first or choose other days.`,
    { path: ['subject'], facts: { grant: grantId, from, ...(to === undefined ? {} : { to }) } },
  );
}

export function grantsOneself(account: string): DomainError {
  return refuse(
    'FOUR_EYES',
    `Tài khoản ${account} không được tự giao quyền cho mình; hãy để quản trị viên khác làm.`,
    `The account ${account} may not grant itself a role; another administrator must.`,
    { path: ['subject'], facts: { account } },
  );
}

export function lastAdministrator(): DomainError {
  return refuse(
    'LAST_ADMINISTRATOR',
    'Đây là quản trị viên cuối cùng của Trung ương; hãy giao vai trò này không thời hạn cho tài khoản khác trước.',
    'This is the last administrator of the centre; grant the role without an end to another account first.',
    { path: ['grant'] },
  );
}

export function administratorStands(account: string): DomainError {
  return refuse(
    'ADMINISTRATOR_STANDS',
    `Trung ương đã có quản trị viên (${account}); tài khoản khác nhận quyền từ đó.`,
    `The centre has an administrator (${account}) already; other accounts are granted their roles there.`,
    { path: ['subject'], facts: { account } },
  );
}
