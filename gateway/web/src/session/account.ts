export const ROLES = ['viewer', 'recorder', 'approver', 'admin', 'control', 'integration'] as const;
export type Role = (typeof ROLES)[number];

const WRITTEN = new RegExp(`^(${ROLES.join('|')})@(centre|province|district|commune|organ)(:|$)`);

/** The role in the name of an account of the development issuer; undefined for a name that says none. */
export function roleInName(account: string): Role | undefined {
  return WRITTEN.exec(account)?.[1] as Role | undefined;
}
