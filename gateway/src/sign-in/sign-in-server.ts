import { unavailable } from '@trienkhai/runtime/error-status';
import * as oidc from 'openid-client';

/** How the gateway is known to the sign-in server. */
export interface ClientConfig {
  readonly id: string;
  /** Absent: a public client, which shows by PKCE alone that it is the one that asked. */
  readonly secret?: string;
  readonly scope: string;
}

export interface Tokens {
  readonly access: string;
  readonly refresh?: string | undefined;
  readonly id?: string | undefined;
  /** By which the sign-in server knows the sign-in, where it says so. */
  readonly sid?: string | undefined;
  /** Instant (ms) at which the access token ends. */
  readonly until: number;
  /** Instant (ms) at which the account showed who it is, where the sign-in server says so. */
  readonly provedAt?: number | undefined;
}

/** What one sign-in must come back with. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** True: whoever has signed in shows anew who it is. */
  readonly again?: boolean | undefined;
}

/** The sign-in server, whichever it is. Throws UNAVAILABLE while it does not answer. */
export interface SignInServer {
  /** Where a browser is sent to sign in. */
  addressFor(attempt: Attempt, back: string, account?: string): Promise<string>;
  /** The tokens for the address with which the browser came back; throws also what the sign-in server refuses. */
  redeem(came: URL, attempt: Attempt): Promise<Tokens>;
  /** Undefined: the sign-in server does not renew them any more. */
  renew(tokens: Tokens): Promise<Tokens | undefined>;
  /** Where a browser is sent to sign out there as well; undefined: it offers none. */
  addressToLeave(tokens: Tokens, back: string): Promise<string | undefined>;
}

export interface SignInServerConfig {
  /** As its tokens and the browsers know it. */
  readonly issuer: string;
  /** Where this process reaches it, if not there. */
  readonly reachedAt?: string | undefined;
  readonly client: ClientConfig;
}

const TIMEOUT_S = 5;
/** Time to come back in with what was shown to the sign-in server just now. */
const PROOF_S = 300;

/** Asks for the description of the sign-in server when first needed, and again until it is there. */
export function signInServer(config: SignInServerConfig): SignInServer {
  let described: Promise<oidc.ServerMetadata> | undefined;
  // Anew for every question, and so are the keys: one that keeps them refuses those that came in the last minute.
  const server = async (): Promise<oidc.Configuration> => {
    described ??= describe(config);
    try {
      return configured(config, await described);
    } catch {
      described = undefined;
      throw unavailable({ dependency: 'issuer' });
    }
  };
  return {
    addressFor: async ({ state, nonce, verifier, again }, back, account) =>
      oidc.buildAuthorizationUrl(await server(), {
        redirect_uri: back,
        scope: config.client.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(account === undefined ? {} : { login_hint: account }),
        ...(again ? { prompt: 'login', max_age: String(PROOF_S) } : {}),
      }).href,
    redeem: async (came, attempt) => redeemed(await server(), came, attempt),
    renew: async (tokens) => renewed(await server(), tokens),
    addressToLeave: async ({ id }, back) => {
      const at = await server();
      if (at.serverMetadata().end_session_endpoint === undefined) return undefined;
      const hint = id === undefined ? {} : { id_token_hint: id };
      return oidc.buildEndSessionUrl(at, { ...hint, post_logout_redirect_uri: back }).href;
    },
  };
}

async function redeemed(server: oidc.Configuration, came: URL, attempt: Attempt): Promise<Tokens> {
  const { state: expectedState, nonce: expectedNonce, verifier: pkceCodeVerifier } = attempt;
  const checks = {
    ...{ expectedState, expectedNonce, pkceCodeVerifier, idTokenExpected: true },
    ...(attempt.again ? { maxAge: PROOF_S } : {}),
  };
  try {
    return tokensIn(await oidc.authorizationCodeGrant(server, came, checks));
  } catch (error) {
    throw isOutage(error) ? unavailable({ dependency: 'issuer' }) : error;
  }
}

async function renewed(server: oidc.Configuration, tokens: Tokens): Promise<Tokens | undefined> {
  if (tokens.refresh === undefined) return undefined;
  try {
    return tokensIn(await oidc.refreshTokenGrant(server, tokens.refresh), tokens);
  } catch (error) {
    if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return undefined;
    throw unavailable({ dependency: 'issuer' });
  }
}

/** No answer, or one that is none of a sign-in server, as against a refusal. */
function isOutage(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return error instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
}

function tokensIn(
  answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  before?: Tokens,
): Tokens {
  const { auth_time: proved, sid }: Partial<oidc.IDToken> = answer.claims() ?? {};
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? before?.refresh,
    id: answer.id_token ?? before?.id,
    sid: typeof sid === 'string' ? sid : before?.sid,
    until: Date.now() + (answer.expiresIn() ?? 0) * 1000,
    provedAt: proved === undefined ? before?.provedAt : proved * 1000,
  };
}

async function describe({ issuer, reachedAt = issuer }: SignInServerConfig): Promise<oidc.ServerMetadata> {
  const address = `${reachedAt.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_S * 1000) });
  const metadata = (await response.json()) as oidc.ServerMetadata;
  if (metadata.issuer !== issuer) throw new Error(`${address} does not describe ${issuer}`);
  return asBrowsersSeeIt(metadata, new URL(issuer).origin, reachedAt !== issuer);
}

function configured(
  { issuer, reachedAt = issuer, client }: SignInServerConfig,
  shown: oidc.ServerMetadata,
): oidc.Configuration {
  const by = client.secret === undefined ? oidc.None() : oidc.ClientSecretBasic(client.secret);
  const server = new oidc.Configuration(shown, client.id, undefined, by);
  server.timeout = TIMEOUT_S;
  oidc.enableNonRepudiationChecks(server);
  // A sign-in server without TLS is one on this machine: its operator has named it so.
  if (new URL(reachedAt).protocol === 'http:') oidc.allowInsecureRequests(server);
  return server;
}

/** A sign-in server that names its addresses after the host by which it was asked: browsers ask by another. */
function asBrowsersSeeIt(
  metadata: oidc.ServerMetadata,
  origin: string,
  isElsewhere: boolean,
): oidc.ServerMetadata {
  if (!isElsewhere) return metadata;
  const shown = { ...metadata };
  for (const name of ['authorization_endpoint', 'end_session_endpoint'] as const) {
    const address = metadata[name];
    if (address !== undefined) shown[name] = origin + new URL(address).pathname;
  }
  return shown;
}
