import { ACCOUNT_GRANT, CLI_CLIENT } from './provider.ts';

/** A bearer token of the development issuer at that address, e.g. `http://localhost:4000/oidc`. */
export async function requestToken(issuer: string, account: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: ACCOUNT_GRANT, client_id: CLI_CLIENT, account }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token) return answer.access_token;
  throw new Error(answer.error_description ?? `the issuer answered ${response.status}`);
}
