import type { Refusal } from '../../graphql/refusal.ts';
import { askRest } from '../../graphql/rest.ts';

export interface SignedIn {
  readonly id: string;
  readonly isThis: boolean;
  readonly beganAt: string;
  readonly askedAt: string;
  readonly browser?: string;
}

/** Where the account is signed in, the newest first. */
export async function askSessions(signal: AbortSignal): Promise<readonly SignedIn[]> {
  const { sessions } = await askRest<{ readonly sessions: readonly SignedIn[] }>('/auth/sessions', {
    signal,
  });
  return sessions;
}

/** Ends one sign-in elsewhere, or all of them; answers how many there were. */
export async function endSessions(id?: string): Promise<number> {
  const init = {
    ...{ method: 'POST', body: JSON.stringify({ id }) },
    headers: { 'content-type': 'application/json' },
  };
  const { ended } = await askRest<{ readonly ended: number }>('/auth/sessions/end', init);
  return ended;
}

/** Whether the account has to show anew who it is before it may do this. */
export function isUnproved({ facts }: Refusal): boolean {
  return facts['reason'] === 'unproved';
}
