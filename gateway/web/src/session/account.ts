/** An office as the development issuer writes it: `role@level:code`, `admin@centre` without a code. */
export interface Account {
  readonly id: string;
  readonly role: Role;
  readonly level: string;
  readonly code: string;
}

export type Role = 'viewer' | 'recorder' | 'approver' | 'admin' | 'control' | 'integration';

const WRITTEN =
  /^(viewer|recorder|approver|admin|control|integration)@(?:(centre)(?::TW)?|(province|district|commune|organ):([A-Za-z0-9._-]{1,40}))$/;

/** Undefined: the text names no account. */
export function readAccount(text: string): Account | undefined {
  const [, role, centre, level = 'centre', code = 'TW'] = WRITTEN.exec(text.trim()) ?? [];
  if (!role) return undefined;
  const id = centre ? `${role}@centre` : `${role}@${level}:${code}`;
  return { id, role: role as Role, level, code };
}

/** Whether the account is an office of the unit. */
export function isOf({ level, code }: Account, unit: string): boolean {
  return unit.startsWith(`${level}:${code}:`);
}
