import Provider, {
  errors,
  interactionPolicy,
  type ClientMetadata,
  type Configuration,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { parseAccount } from './account.ts';
import type { IssuerKeys } from './keys.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { leaveAtOnce, showFault } from './provider-pages.ts';

export const AUDIENCE = 'trienkhai';
/** Grant by which a script names its account and gets a token in one step. */
export const ACCOUNT_GRANT = 'urn:trienkhai:account';
export const CLI_CLIENT = 'trienkhai-cli';
const CONSOLE_CLIENT = 'trienkhai-console';
export const TOKEN_TTL_SECONDS = 8 * 3600;

/** Of every program; there are no secrets in development. */
export const MACHINE_SECRET = 'development';

const RESOURCE = 'urn:trienkhai:api';
const resourceServer = {
  scope: 'api',
  audience: AUDIENCE,
  accessTokenTTL: TOKEN_TTL_SECONDS,
  accessTokenFormat: 'jwt' as const,
  jwt: { sign: { alg: 'ES256' as const } },
};

/** An OpenID Connect provider whose accounts are all that parseAccount accepts. */
export function createProvider(
  issuerUrl: string,
  keys: IssuerKeys,
  redirectUris: readonly string[],
): Provider {
  const provider = new Provider(issuerUrl, configuration(issuerUrl, keys, redirectUris));
  provider.registerGrantType(ACCOUNT_GRANT, (ctx) => grantAccount(provider, ctx), ['account'], []);
  return provider;
}

function configuration(issuerUrl: string, keys: IssuerKeys, redirectUris: readonly string[]): Configuration {
  return {
    adapter: memoryAdapter(machineClient),
    jwks: { keys: [keys.signing] },
    cookies: { keys: [...keys.cookies] },
    clients: clients(redirectUris),
    scopes: ['openid', 'offline_access', 'api'],
    claims: { openid: ['sub', 'role', 'level', 'code'] },
    conformIdTokenClaims: false,
    // Pages served beside the issuer may ask it, under whichever name this machine was opened; no other page may.
    clientBasedCORS: (ctx, origin) => new URL(origin).host === ctx.host,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators,
      rpInitiatedLogout: { enabled: true, logoutSource: leaveAtOnce },
    },
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    renderError: showFault,
    interactions: { policy: withoutConsent(), url: (_, { uid }) => `${issuerUrl}/interaction/${uid}` },
    findAccount: (_, id) => {
      const account = parseAccount(id);
      return account && { accountId: account.id, claims: () => claimsOf(account.id) };
    },
    extraTokenClaims: (_, token) => claimsOf('accountId' in token ? token.accountId : (token.clientId ?? '')),
    loadExistingGrant: (ctx) => firstPartyGrant(ctx),
    ttl: {
      AccessToken: TOKEN_TTL_SECONDS,
      ClientCredentials: TOKEN_TTL_SECONDS,
      RefreshToken: 24 * 3600,
      IdToken: 3600,
      Session: 8 * 3600,
      Interaction: 600,
      Grant: 8 * 3600,
    },
  };
}

const resourceIndicators = {
  enabled: true,
  defaultResource: () => RESOURCE,
  useGrantedResource: () => true,
  getResourceServerInfo: (_: unknown, resource: string) => {
    if (resource !== RESOURCE) throw new errors.InvalidTarget();
    return resourceServer;
  },
};

function clients(redirectUris: readonly string[]): ClientMetadata[] {
  const open = { token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256' } as const;
  return [
    {
      ...open,
      client_id: CLI_CLIENT,
      grant_types: [ACCOUNT_GRANT],
      redirect_uris: [],
      response_types: [],
    },
    {
      ...open,
      // Of whatever port on this machine the gateway is opened at.
      application_type: 'native',
      client_id: CONSOLE_CLIENT,
      post_logout_redirect_uris: redirectUris.map((uri) => new URL('/', uri).href),
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [...redirectUris],
      response_types: ['code'],
    },
  ];
}

/** A program is an account as well, and gets its tokens by a secret that everybody knows. */
function machineClient(id: string): ClientMetadata | undefined {
  if (parseAccount(id)?.role !== 'integration') return undefined;
  return {
    client_id: id,
    client_secret: MACHINE_SECRET,
    id_token_signed_response_alg: 'ES256',
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
  };
}

function claimsOf(id: string): { sub: string; role?: string; level?: string; code?: string } {
  const { role, level, code } = parseAccount(id) ?? {};
  return { sub: id, ...(role && level && code ? { role, level, code } : {}) };
}

/** Clients of this machine are asked for consent each time, unless that is told apart. */
function withoutConsent() {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');
  return policy;
}

/** The product's own clients ask for no consent. */
async function firstPartyGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, params } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(text(params?.['scope']) || 'openid');
  grant.addResourceScope(RESOURCE, resourceServer.scope);
  await grant.save();
  return grant;
}

async function grantAccount(provider: Provider, ctx: KoaContextWithOIDC): Promise<void> {
  const { client, params } = ctx.oidc;
  const account = parseAccount(text(params?.['account']));
  if (!client || !account) {
    throw new errors.InvalidGrant('account must be written role@level:code, e.g. viewer@province:87');
  }
  const server = new provider.ResourceServer(RESOURCE, resourceServer);
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.id });
  grant.addResourceScope(RESOURCE, resourceServer.scope);
  const grantId = await grant.save();
  const token = new provider.AccessToken({
    accountId: account.id,
    client,
    grantId,
    gty: ACCOUNT_GRANT,
    scope: resourceServer.scope,
  });
  token.resourceServer = server;
  ctx.oidc.entity('AccessToken', token);
  ctx.body = {
    access_token: await token.save(),
    token_type: 'Bearer',
    expires_in: TOKEN_TTL_SECONDS,
    scope: resourceServer.scope,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
