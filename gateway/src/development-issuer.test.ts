import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { developmentIssuer } from './development-issuer.ts';
import { createHttpServer } from './http.ts';

const servers: Server[] = [];
const open = async (server: Server): Promise<string> => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

let issuer: string;
let gateway: string;

beforeAll(async () => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { url, method, headers } = request;
    if (url?.startsWith('/oidc/redirect')) {
      return response.writeHead(303, { location: '/oidc/next', 'set-cookie': ['a=1', 'b=2'] }).end();
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    return response.end(
      JSON.stringify({ url, method, host: headers.host, body, access_token: `for ${body}` }),
    );
  };
  const echo = createServer((request, response) => void answer(request, response));
  issuer = `${await open(echo)}/oidc`;
  const rest = (_: unknown, response: { end(text: string): void }) => response.end('rest');
  gateway = await open(createHttpServer({ mounts: developmentIssuer(issuer).mounts!, rest }));
});
afterAll(() => servers.forEach((server) => server.close()));

test('an issuer of its own answers below the gateway, which keeps the host the browser asked for', async () => {
  const answer = await fetch(`${gateway}/oidc/token?x=1`, { method: 'POST', body: 'account=viewer@centre' });
  expect(await answer.json()).toMatchObject({
    url: '/oidc/token?x=1',
    method: 'POST',
    host: new URL(gateway).host,
    body: 'account=viewer@centre',
  });
  expect(await (await fetch(`${gateway}/other`)).text()).toBe('rest');
});

test('redirects and cookies pass as they are', async () => {
  const { status, headers } = await fetch(`${gateway}/oidc/redirect`, { redirect: 'manual' });
  expect([status, headers.get('location'), headers.getSetCookie()]).toEqual([
    303,
    '/oidc/next',
    ['a=1', 'b=2'],
  ]);
});

test('hands out a token for GraphiQL, and a placeholder while the issuer is away', async () => {
  expect(await developmentIssuer(issuer).developmentToken!()).toContain('account=admin%40centre');
  expect(await developmentIssuer('http://127.0.0.1:9/oidc').developmentToken!()).toBe('<token>');
});

test('says 503 while the issuer is away', async () => {
  const rest = () => undefined;
  const { mounts } = developmentIssuer('http://127.0.0.1:9/oidc');
  const url = await open(createHttpServer({ mounts: mounts!, rest }));
  expect((await fetch(`${url}/oidc/jwks`)).status).toBe(503);
});
