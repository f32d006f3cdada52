import type { Session } from '../../session/session.ts';

interface Judged {
  readonly unit: { readonly id: string };
  readonly submittedBy?: string | null | undefined;
}

/**
 * Whether a review within the reach of the account waits for it or for another one: nobody judges what the
 * account itself submitted, and only an administrator what is of its own unit. Who corrected it is asked
 * when it is opened.
 */
export function whoJudges(
  { unit, submittedBy }: Judged,
  { id, roles }: Pick<Session, 'id' | 'roles'>,
  own: string,
): 'account' | 'another' {
  if (submittedBy === id) return 'another';
  return unit.id !== own || roles.includes('admin') ? 'account' : 'another';
}
