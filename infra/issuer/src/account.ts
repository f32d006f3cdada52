/** An office account of the development issuer, written `role@level:code` (`admin@centre` needs no code). */
export interface Account {
  /** The account as written; the `sub` of its tokens. */
  readonly id: string;
  readonly role: string;
  readonly level: string;
  readonly code: string;
}

const ACCOUNT =
  /^(viewer|recorder|approver|admin|control|integration)@(?:(centre)(?::TW)?|(province|district|commune|organ):([A-Za-z0-9._-]{1,40}))$/;

/** Any account of the pattern exists; undefined for a text that is none. */
export function parseAccount(text: string): Account | undefined {
  const [, role, centre, level, code] = ACCOUNT.exec(text.trim()) ?? [];
  if (!role) return undefined;
  if (centre) return { id: `${role}@centre`, role, level: 'centre', code: 'TW' };
  if (!level || !code) return undefined;
  return { id: `${role}@${level}:${code}`, role, level, code };
}
