import type { CliConfig } from '../config.ts';

const ACCOUNT_GRANT = 'urn:trienkhai:account';

/** A bearer token of the development issuer for an account such as `viewer@province:87`. */
export async function requestToken(config: CliConfig, account: string): Promise<string> {
  const response = await fetch(`${config.url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: ACCOUNT_GRANT, client_id: 'trienkhai-cli', account }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token) return answer.access_token;
  throw new Error(answer.error_description ?? `the issuer answered ${response.status}`);
}
