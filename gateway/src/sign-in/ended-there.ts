import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { SessionStore } from '@trienkhai/runtime/document-store/sessions';
import { LOGOUT_HOLDS_S, type Logout, type LogoutVerifier } from '@trienkhai/runtime/logout-token';
import type { Door } from '../limits/door.ts';
import type { Visitor } from '../limits/visitor.ts';
import { idOf } from './seal.ts';
import type { Sessions } from './sessions.ts';

/** Ends what a logout token names and answers how many sessions that were. Throws INVALID_ARGUMENT or UNAVAILABLE. */
export type EndAsTold = (token: string, visitor: Visitor) => Promise<number>;

interface Told {
  readonly door: Door;
  readonly verifyLogout: LogoutVerifier;
  readonly sessions: Pick<Sessions, 'endAsTold'>;
}

/** Nobody signs in to say so: the token alone tells who does, and whoever guesses waits as everywhere. */
export function endingAsTold({ door, verifyLogout, sessions }: Told): EndAsTold {
  return async (token, visitor) => {
    const logout = await door.pass(visitor, token, () => verifyLogout(token));
    return sessions.endAsTold(logout);
  };
}

/** Longer than a saying holds, also by a clock that is set otherwise. */
const REMEMBERED_MS = 2 * LOGOUT_HOLDS_S * 1000;

/** It is noted once it is done: a saying that was not carried out may be said again. */
export async function endAsTold(store: SessionStore, { jti, ...there }: Logout): Promise<number> {
  const id = idOf(jti);
  if (await store.isNoted(id)) throw toldBefore();
  const count = await store.removeEnded(there);
  await store.note(id, new Date(Date.now() + REMEMBERED_MS));
  return count;
}

function toldBefore(): DomainError {
  return refuse('INVALID_ARGUMENT', 'Mã đăng xuất này đã được dùng.', 'This logout token has been used.', {
    path: ['logout_token'],
  });
}
