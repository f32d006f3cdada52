import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signInServer } from './sign-in-server.ts';

const CLIENT = { id: 'console', scope: 'openid' };
const ATTEMPT = { state: 'a-state-of-some-length', nonce: 'once', verifier: 'v'.repeat(43) };

let http: Server;
let issuer: string;
let key: { readonly kid: string; readonly secret: CryptoKey; readonly shown: JWK };

/** From now on it signs with another key, and shows no other. */
async function rotate(kid: string): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  key = {
    kid,
    secret: privateKey,
    shown: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' },
  };
}

beforeAll(async () => {
  await rotate('first');
  http = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    void answerTo(request.url!).then((answer) => response.end(JSON.stringify(answer)));
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => http.once('listening', listening));
  issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(() => void http.close());

async function answerTo(path: string): Promise<object> {
  if (path === '/keys') return { keys: [key.shown] };
  if (path === '/token') return tokens();
  return {
    ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
    ...{ jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
  };
}

async function tokens(): Promise<object> {
  const id = await new SignJWT({ nonce: ATTEMPT.nonce })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .setIssuer(issuer)
    .setAudience(CLIENT.id)
    .setSubject('office')
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key.secret);
  return {
    access_token: key.kid,
    token_type: 'Bearer',
    expires_in: 60,
    id_token: id,
    refresh_token: 'again',
  };
}

test('whoever signs in or goes on is let in right after the sign-in server has changed its key', async () => {
  const server = signInServer({ issuer, client: CLIENT });
  const came = new URL(`http://localhost/auth/callback?code=any&state=${ATTEMPT.state}`);
  const first = await server.redeem(came, ATTEMPT);
  expect(first.access).toBe('first');
  await rotate('second');
  expect((await server.redeem(came, ATTEMPT)).access).toBe('second');
  await rotate('third');
  expect(await server.renew(first)).toMatchObject({ access: 'third', refresh: 'again' });
});
