import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { jwtVerify, type JWTPayload } from 'jose';
import { ALGORITHMS, CLOCK_TOLERANCE_S, isAway, issuerAway, issuerKeys } from './auth.ts';

/** What a sign-in server says has ended there: one sign-in of an account, or all of them. */
export interface Logout {
  /** Tells this saying from every other. */
  readonly jti: string;
  /** Absent: whoever's that sign-in is. */
  readonly account?: string;
  /** Absent: every sign-in of the account. */
  readonly sid?: string;
}

/** Throws INVALID_ARGUMENT for a token that does not hold, UNAVAILABLE when it cannot be checked. */
export type LogoutVerifier = (token: string) => Promise<Logout>;

export interface LogoutVerifierOptions {
  readonly issuer: string;
  /** The client that people sign in by. */
  readonly client: string;
  /** Absent: as its discovery document says. */
  readonly jwksUri?: string | undefined;
}

/** A saying that is older is none: by then nobody remembers whether it was said before. */
export const LOGOUT_HOLDS_S = 300;

const LONGEST = 8_192;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Of an access token it is another; servers of before the type was named write none, or that of every JWT. */
const TYPES = new Set([undefined, 'jwt', 'logout+jwt', 'application/logout+jwt']);

/** Verifies the logout tokens of one sign-in server (OpenID Connect Back-Channel Logout 1.0). */
export function createLogoutVerifier({ client, ...from }: LogoutVerifierOptions): LogoutVerifier {
  const keys = issuerKeys(from);
  const expected = {
    ...{ issuer: from.issuer, audience: client, algorithms: ALGORITHMS },
    ...{ maxTokenAge: LOGOUT_HOLDS_S, clockTolerance: CLOCK_TOLERANCE_S },
    requiredClaims: ['exp', 'jti', 'events'],
  };
  return async (token) => {
    if (token.length > LONGEST) throw invalid();
    const { payload, protectedHeader } = await jwtVerify(token, keys, expected).catch((error: unknown) => {
      throw isAway(error) ? issuerAway() : invalid();
    });
    if (!TYPES.has(protectedHeader.typ?.toLowerCase())) throw invalid();
    return logoutIn(payload);
  };
}

function logoutIn({ jti, sub, sid, events, nonce }: JWTPayload): Logout {
  const isEvent = isObject(events) && isObject(events[EVENT]);
  if (!isEvent || nonce !== undefined || !isText(jti)) throw invalid();
  if (![sub, sid].every((each) => each === undefined || isText(each))) throw invalid();
  if (sub === undefined && sid === undefined) throw invalid();
  return { jti, ...(isText(sub) && { account: sub }), ...(isText(sid) && { sid }) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function invalid(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    'Mã đăng xuất không hợp lệ: chỉ máy chủ đăng nhập của hệ thống này gửi được.',
    'The logout token is not valid: only the sign-in server of this system can send one.',
    { path: ['logout_token'] },
  );
}
