import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testIdentity } from '@trienkhai/testkit/peers';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from './config.ts';
import { readiness } from './readiness.ts';

const NOWHERE = 'http://127.0.0.1:9/oidc';
let server: Server;
let jwks: string;

beforeAll(async () => {
  server = createServer((_, response) => response.end('{"keys":[]}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  jwks = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc/jwks`;
});
afterAll(() => void server.close());

const issuer = async (env: Record<string, string>) => {
  const peers = Object.fromEntries(
    ['UNITS', 'DIRECTIVES', 'STUDY', 'REVIEWS', 'TRACE'].map((name) => [`${name}_ADDRESS`, '127.0.0.1:9']),
  );
  const own = { ...peers, GRPC_IDENTITY: testIdentity('gateway') };
  const ready = readiness(loadConfig({ ...own, ...env }), () => undefined);
  return (await ready()).find(({ name }) => name === 'issuer');
};

test('the issuer is asked where its keys are, which may be reached where the issuer itself is not', async () => {
  expect(await issuer({ OIDC_ISSUER: NOWHERE, OIDC_JWKS_URI: jwks })).toEqual({ name: 'issuer', ok: true });
});

test('an issuer that does not answer is named with the address that was asked', async () => {
  const detail = `${NOWHERE}/.well-known/openid-configuration`;
  expect(await issuer({ OIDC_ISSUER: NOWHERE })).toEqual({ name: 'issuer', ok: false, detail });
});
