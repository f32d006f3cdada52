import { ROLE_WORDS, SCOPE_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { GrantShownFragment } from '../../generated/graphql.ts';
import type { Language } from '../../i18n/language.ts';

export type ShownGrant = GrantShownFragment;

/** "hệ thống tích hợp (đọc, ghi)". */
export function roleIn(language: Language, { role, scopes }: ShownGrant): string {
  const may = scopes.map((scope) => SCOPE_WORDS[language][scope]).join(', ');
  return may === '' ? ROLE_WORDS[language][role] : `${ROLE_WORDS[language][role]} (${may})`;
}

/** How a grant stands on a day. */
export function stateOn(
  day: string,
  { stands, from, revocations }: Pick<ShownGrant, 'stands' | 'from' | 'revocations'>,
): 'stands' | 'coming' | 'revoked' | 'ended' {
  if (stands) return 'stands';
  if (from > day) return 'coming';
  return revocations.length > 0 ? 'revoked' : 'ended';
}
