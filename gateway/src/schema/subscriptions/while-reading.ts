import { requireReader } from '@trienkhai/runtime/auth';
import type { Caller } from '../../caller.ts';
import type { GraphqlDeps } from '../deps.ts';

const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** A grant may end with its day, without anything being recorded. */
const LOOK_MS = 2_000;

/** How long an open stream may last: it outlives no right. */
export interface OpenReading {
  /** Aborts when the client goes away or signs out, its token expires or its account may no longer read. */
  readonly signal: AbortSignal;
  /** Looks no more; for a stream that ends by itself. */
  end(): void;
}

export function whileReading(
  { principal, stands, signal }: Caller,
  { units, now }: Pick<GraphqlDeps, 'units' | 'now'>,
): OpenReading {
  const left = expiryOf(principal.token) - Date.now();
  const expiry = AbortSignal.timeout(Math.min(Math.max(left, 0), LONGEST_TIMER_MS));
  const forbidden = new AbortController();
  const look = (): void => {
    try {
      requireReader(principal, units, now?.());
      void stands?.().then((stillThere) => stillThere || close(), close);
    } catch (error) {
      close(error);
    }
  };
  const close = (reason?: unknown): void => {
    end();
    forbidden.abort(reason);
  };
  const stopListening = units.onChange(look);
  const timer = setInterval(look, LOOK_MS).unref();
  const end = (): void => {
    stopListening();
    clearInterval(timer);
  };
  return { signal: AbortSignal.any([...(signal ? [signal] : []), expiry, forbidden.signal]), end };
}

/** Instant (ms) of the `exp` claim of a verified token, which may be a fraction of a second; a token without one lasts as long as a timer can. */
function expiryOf(token: string): number {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      exp?: unknown;
    };
    if (typeof claims.exp === 'number') return Math.floor(claims.exp * 1000);
  } catch {
    // Not a JWT: the verifier that accepted it knows what it stands for.
  }
  return Date.now() + LONGEST_TIMER_MS;
}
