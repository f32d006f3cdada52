import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { GatewayOverrides } from './app.ts';

const ACCOUNT = 'admin@centre';

/**
 * A development issuer that runs as a process of its own, shown below the gateway's own address: its pages
 * and tokens are then the same as where it runs inside. `issuer`: where it is reached, e.g. `http://issuer:4100/oidc`.
 */
export function developmentIssuer(issuer: string): Pick<GatewayOverrides, 'mounts' | 'developmentToken'> {
  const { origin, pathname } = new URL(issuer);
  return {
    mounts: { [pathname]: (request, response) => pass(origin, request, response) },
    // Without it the page still opens and shows where a token goes.
    developmentToken: () => askToken(issuer).catch(() => '<token>'),
  };
}

/** The host stays as the browser wrote it: the issuer names its own addresses after it. */
function pass(origin: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request;
  const asked = forward(`${origin}${request.url ?? '/'}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  asked.once('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(503, { 'retry-after': '1' }).end();
  });
  response.once('close', () => asked.destroy());
  request.pipe(asked);
}

async function askToken(issuer: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:trienkhai:account',
      client_id: 'trienkhai-cli',
      account: ACCOUNT,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (!token) throw new Error(`the development issuer answered ${response.status}`);
  return token;
}
