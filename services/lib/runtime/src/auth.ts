import { refuse } from '@trienkhai/kernel/domain-error';
import { LEVELS, ROLES, type Level, type Role as GrantedRole } from '@trienkhai/kernel/vocabulary';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { unavailable } from './error-status.ts';

export { accountUnit, authorise, may, readsWith, requireReader, type Action } from './authorise.ts';
export { rightsOf, type Rights } from './rights.ts';

/** A role as tokens write it. */
export type Role = Lowercase<GrantedRole>;

/** What the development issuer says that an account may do; no other issuer is believed in this. */
export interface Claim {
  readonly role: Role;
  readonly level: Level;
  /** Code of the account's unit at that level; `TW` for the centre. */
  readonly code: string;
}

/** Who asks: an office account, never a person. Its claim is whole or absent. */
export interface Principal extends Partial<Claim> {
  /** The account as written, e.g. `recorder@district:872`; goes into every commit. */
  readonly actor: string;
  /** The bearer token, passed on to the services behind. */
  readonly token: string;
}

/** Throws UNAUTHENTICATED for a token that does not hold, UNAVAILABLE when it cannot be checked. */
export type TokenVerifier = (token: string) => Promise<Principal>;

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Where the issuer's public keys are; absent: as its discovery document says. */
  readonly jwksUri?: string | undefined;
  /** How long an unknown key waits before the issuer is asked again. */
  readonly keysCooldownMs?: number;
  /** True: what a token claims of role and unit counts. */
  readonly development?: boolean | undefined;
}

export const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'PS256', 'RS256'];
const CACHED_TOKENS = 4096;
const ISSUER_TIMEOUT_MS = 1500;
const KEYS_COOLDOWN_MS = 5000;
/** Clocks of two servers that are set differ by less; a token that has just been made is not refused for it. */
export const CLOCK_TOLERANCE_S = 30;
/** Twice what fits the headers that servers accept; nothing longer is decoded. */
const LONGEST_TOKEN = 16_384;

/** Verifies signed access tokens (`at+jwt`) of one issuer; a verified token is remembered until it expires. */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const keys = issuerKeys(options);
  const verified = new LRUCache<string, Principal>({ max: CACHED_TOKENS });
  return async (token) => {
    if (token === '') throw unauthenticated('absent');
    if (token.length > LONGEST_TOKEN) throw unauthenticated('invalid');
    const known = verified.get(token);
    if (known) return known;
    const payload = await verify(token, keys, options);
    const principal = principalOf(payload, token, options);
    // A life of nothing would be one without an end here.
    verified.set(token, principal, { ttl: Math.max(endOf(payload) - Date.now(), 1) });
    return principal;
  };
}

/** The token of an `Authorization: Bearer …` header; throws UNAUTHENTICATED without one. */
export function bearerToken(header: string | undefined): string {
  const token = header?.match(/^Bearer +([\w~+/.-]+=*)$/i)?.[1];
  if (!token) throw unauthenticated('absent');
  return token;
}

async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  options: TokenVerifierOptions,
): Promise<JWTPayload> {
  const { issuer, audience } = options;
  const expected = {
    issuer,
    audience,
    typ: 'at+jwt',
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ['exp', 'sub'],
  };
  let payload: JWTPayload;
  try {
    payload = (await jwtVerify(token, keys, expected)).payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthenticated('expired');
    if (isEarly(error)) throw unauthenticated('early');
    if (isAway(error)) throw issuerAway();
    throw unauthenticated('invalid');
  }
  // Nothing is won by a longer life: whoever holds it can ask for a new one.
  if (endOf(payload) <= Date.now()) throw unauthenticated('expired');
  return payload;
}

/** The instant (ms) at which a token ends; its claim may be a fraction of a second. */
function endOf({ exp = 0 }: JWTPayload): number {
  return Math.floor(exp * 1000);
}

/** Whether the keys could not be had, as against a token that does not hold. */
export function isAway(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) return true;
  // A non-200 answer of the issuer is reported with jose's generic code.
  return error.code === 'ERR_JOSE_GENERIC';
}

/** A claim that is no number fails as well, and no clock is to blame. */
function isEarly(error: unknown): boolean {
  const isClaim = error instanceof errors.JWTClaimValidationFailed;
  return isClaim && error.claim === 'nbf' && error.reason === 'check_failed';
}

/** The public keys of an issuer, asked for when first needed and for a key that is new. */
export function issuerKeys(options: Omit<TokenVerifierOptions, 'audience'>): JWTVerifyGetKey {
  const { issuer, jwksUri, keysCooldownMs: cooldownDuration = KEYS_COOLDOWN_MS } = options;
  let remote: Promise<JWTVerifyGetKey> | undefined;
  const open = async () => {
    const uri = new URL(jwksUri ?? (await discoverJwksUri(issuer)));
    return createRemoteJWKSet(uri, { timeoutDuration: ISSUER_TIMEOUT_MS, cooldownDuration });
  };
  return async (header, token) => {
    remote ??= open();
    try {
      return await (
        await remote
      )(header, token);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) remote = undefined;
      throw error;
    }
  };
}

async function discoverJwksUri(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const signal = AbortSignal.timeout(ISSUER_TIMEOUT_MS);
  const response = await fetch(url, { signal, redirect: 'error' });
  const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer || typeof document.jwks_uri !== 'string') throw issuerAway();
  return document.jwks_uri;
}

function principalOf(claims: JWTPayload, token: string, { development }: TokenVerifierOptions): Principal {
  const { sub: actor } = claims;
  if (!actor) throw unauthenticated('invalid');
  return { actor, token, ...(development === true ? claimIn(claims) : {}) };
}

/** Half a claim is none that the development issuer made. */
function claimIn({ role: claimed, level: named, code }: JWTPayload): Claim | undefined {
  if (claimed === undefined && named === undefined && code === undefined) return undefined;
  const role = ROLES.map(inTokens).find((known) => known === claimed);
  const level = LEVELS.find((known) => known.toLowerCase() === named);
  if (!role || !level || typeof code !== 'string' || code === '') throw unauthenticated('invalid');
  return { role, level, code };
}

function inTokens(role: GrantedRole): Role {
  return role.toLowerCase() as Role;
}

const SENTENCES = {
  absent: [
    'Thiếu mã truy cập. Gửi kèm tiêu đề "Authorization: Bearer <mã>".',
    'No access token. Send the header "Authorization: Bearer <token>".',
  ],
  expired: [
    'Mã truy cập đã hết hạn. Đăng nhập lại để lấy mã mới.',
    'The access token has expired. Sign in again for a new one.',
  ],
  early: [
    'Mã truy cập chưa có hiệu lực: đồng hồ của máy chủ đăng nhập và của hệ thống này lệch nhau. Báo cho người quản trị chỉnh lại giờ.',
    'The access token is not valid yet: the clocks of the sign-in server and of this system differ. Tell the operators to set them.',
  ],
  invalid: [
    'Mã truy cập không hợp lệ. Lấy mã từ máy chủ đăng nhập của hệ thống này.',
    'The access token is not valid. Get one from the sign-in server of this system.',
  ],
} as const;

export function issuerAway() {
  return unavailable({ dependency: 'issuer' });
}

export function unauthenticated(reason: keyof typeof SENTENCES) {
  const [vi, en] = SENTENCES[reason];
  return refuse('UNAUTHENTICATED', vi, en, { facts: { reason } });
}
