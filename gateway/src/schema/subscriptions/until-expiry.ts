import type { Caller } from '../../caller.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Aborts when the client goes away or its token expires: an open stream outlives no right. */
export function untilExpiry({ principal, signal }: Caller): AbortSignal {
  const left = expiryOf(principal.token) - Date.now();
  const expiry = AbortSignal.timeout(Math.min(Math.max(left, 0), LONGEST_TIMER_MS));
  return signal ? AbortSignal.any([signal, expiry]) : expiry;
}

/** Instant (ms) of the `exp` claim of a verified token; a token without one lasts as long as a timer can. */
function expiryOf(token: string): number {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      exp?: unknown;
    };
    if (typeof claims.exp === 'number') return claims.exp * 1000;
  } catch {
    // Not a JWT: the verifier that accepted it knows what it stands for.
  }
  return Date.now() + LONGEST_TIMER_MS;
}
