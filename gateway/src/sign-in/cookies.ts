import type { Attempt } from './sign-in-server.ts';

/** One attempt to sign in, kept by the browser that makes it. */
export interface KeptAttempt extends Attempt {
  /** Page of the console to which it leads back. */
  readonly to: string;
}

const ATTEMPT_S = 600;

/**
 * The cookies of an address. Their names begin with `__Host-`, so that no other host can set them; a machine's own
 * address without TLS cannot keep such cookies in every browser, and there their names are plain.
 */
export function cookiesOf(origin: string) {
  const isSecure = new URL(origin).protocol === 'https:';
  const prefix = isSecure ? '__Host-' : '';
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  const session = `${prefix}trienkhai`;
  const attempt = (state: string) => `${prefix}trienkhai-sign-in-${state}`;
  const set = (name: string, value: string, seconds: number) =>
    `${name}=${value}; Max-Age=${seconds}${attributes}`;
  return {
    readSession: (header: string | undefined) => valueOf(header, session),
    session: (secret: string, seconds: number) => set(session, secret, seconds),
    noSession: () => set(session, '', 0),
    readAttempt: (header: string | undefined, state: string) =>
      attemptIn(valueOf(header, attempt(state)), state),
    attempt: ({ state, ...kept }: KeptAttempt) =>
      set(attempt(state), Buffer.from(JSON.stringify(kept)).toString('base64url'), ATTEMPT_S),
    noAttempt: (state: string) => set(attempt(state), '', 0),
  };
}

function valueOf(header: string | undefined, name: string): string | undefined {
  const pairs = header?.split(';').map((pair) => pair.trim());
  return pairs?.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function attemptIn(text: string | undefined, state: string): KeptAttempt | undefined {
  if (text === undefined) return undefined;
  try {
    const { nonce, verifier, to, again } = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    ) as Partial<KeptAttempt>;
    if (typeof nonce !== 'string' || typeof verifier !== 'string' || typeof to !== 'string') return undefined;
    return { state, nonce, verifier, to, again: again === true };
  } catch {
    return undefined;
  }
}
