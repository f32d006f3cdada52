import Provider, {
  errors,
  type ClientMetadata,
  type Configuration,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { parseAccount } from './account.ts';
import type { IssuerKeys } from './keys.ts';
import { memoryAdapter } from './memory-adapter.ts';

export const AUDIENCE = 'trienkhai';
/** Grant by which a script names its account and gets a token in one step. */
export const ACCOUNT_GRANT = 'urn:trienkhai:account';
export const CLI_CLIENT = 'trienkhai-cli';
const CONSOLE_CLIENT = 'trienkhai-console';
export const TOKEN_TTL_SECONDS = 8 * 3600;

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
    adapter: memoryAdapter(),
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
      resourceIndicators,
    },
    interactions: { url: (_, interaction) => `${issuerUrl}/interaction/${interaction.uid}` },
    findAccount: (_, id) => {
      const account = parseAccount(id);
      return account && { accountId: account.id, claims: () => claimsOf(account.id) };
    },
    extraTokenClaims: (_, token) => ('accountId' in token ? claimsOf(String(token.accountId)) : {}),
    loadExistingGrant: (ctx) => firstPartyGrant(ctx),
    ttl: {
      AccessToken: TOKEN_TTL_SECONDS,
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
      client_id: CONSOLE_CLIENT,
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: [...redirectUris],
      response_types: ['code'],
    },
  ];
}

function claimsOf(id: string): { sub: string; role?: string; level?: string; code?: string } {
  const { role, level, code } = parseAccount(id) ?? {};
  return { sub: id, ...(role && level && code ? { role, level, code } : {}) };
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
