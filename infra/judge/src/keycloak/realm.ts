/** What the gateway is told of the sign-in server, and the server of the gateway. */
export const REALM = 'trienkhai';
export const AUDIENCE = 'trienkhai';
export const ACCESS_SECONDS = 20;
/** Of this realm alone, which lives as long as the judge hears it. */
export const SECRET = 'judge';
export const OFFICE = 'office-30054';

const HEADER_TYPE = 'access.token.header.type.rfc9068';

/** As an operator would register us: one client for the console, one for a program, and two as they are by themselves. */
export function realmFor(gateway: string): object {
  const program = { serviceAccountsEnabled: true, standardFlowEnabled: false, secret: SECRET };
  return {
    realm: REALM,
    enabled: true,
    clients: [
      {
        clientId: 'console',
        secret: SECRET,
        redirectUris: [`${gateway}/auth/callback`],
        attributes: {
          ...{ [HEADER_TYPE]: 'true', 'pkce.code.challenge.method': 'S256' },
          ...{ 'backchannel.logout.url': `${gateway}/auth/backchannel-logout` },
          ...{ 'backchannel.logout.session.required': 'true' },
          ...{ 'post.logout.redirect.uris': `${gateway}/`, 'access.token.lifespan': String(ACCESS_SECONDS) },
        },
        protocolMappers: [audience],
      },
      { ...program, clientId: 'program', attributes: { [HEADER_TYPE]: 'true' }, protocolMappers: [audience] },
      { ...program, clientId: 'untyped', protocolMappers: [audience] },
      { ...program, clientId: 'elsewhere', attributes: { [HEADER_TYPE]: 'true' } },
    ],
    users: [
      {
        ...{ username: OFFICE, enabled: true, emailVerified: true },
        ...{ email: `${OFFICE}@example.vn`, firstName: 'Commune', lastName: '30054' },
        credentials: [{ type: 'password', value: SECRET, temporary: false }],
      },
    ],
  };
}

/** Of ID tokens too, so that nothing but their type tells them from the others. */
const audience = {
  ...{ name: 'audience', protocol: 'openid-connect', protocolMapper: 'oidc-audience-mapper' },
  config: {
    ...{ 'included.custom.audience': AUDIENCE },
    ...{ 'access.token.claim': 'true', 'id.token.claim': 'true' },
  },
};
