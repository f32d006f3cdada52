import type { MachineClient } from './config.ts';

/** A bearer token for a program, by its own name and secret. */
export async function machineToken({ issuer, id, secret }: MachineClient): Promise<string> {
  const described = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { token_endpoint: address } = (await described.json()) as { token_endpoint?: string };
  if (!address) throw new Error(`${issuer} names no place to ask for a token`);
  const pair = [id, secret].map(encodeURIComponent).join(':');
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'api' }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (answer.access_token) return answer.access_token;
  throw new Error(answer.error_description ?? `the sign-in server answered ${response.status}`);
}
