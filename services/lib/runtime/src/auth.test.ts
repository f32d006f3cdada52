import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { SignJWT, type CryptoKey } from 'jose';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { issuerKey, openIssuer, type OwnIssuer } from '../test/own-issuer.ts';
import { bearerToken, createTokenVerifier, type TokenVerifier } from './auth.ts';

const DESCRIBED = '.well-known/openid-configuration';
const NOW = Math.floor(Date.now() / 1000);
let server: OwnIssuer;
let issuer: string;
let foreign: CryptoKey;
let verify: TokenVerifier;

beforeAll(async () => {
  server = await openIssuer();
  issuer = server.url;
  foreign = (await issuerKey('k1')).secret;
  verify = createTokenVerifier({ issuer, audience: 'trienkhai', development: true });
});
afterAll(() => server.close());

interface Parts {
  key?: CryptoKey;
  typ?: string;
  iss?: string;
  aud?: string;
  exp?: number;
  nbf?: number;
  claims?: Record<string, unknown>;
}

function sign(parts: Parts = {}): Promise<string> {
  const claims = { role: 'recorder', level: 'district', code: '872', ...parts.claims };
  return new SignJWT({ sub: 'recorder@district:872', ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: parts.typ ?? 'at+jwt' })
    .setIssuer(parts.iss ?? issuer)
    .setAudience(parts.aud ?? 'trienkhai')
    .setExpirationTime(parts.exp ?? NOW + 600)
    .setNotBefore(parts.nbf ?? NOW - 10)
    .sign(parts.key ?? server.key.secret);
}

async function codeOf(token: string, verifier = verify): Promise<string> {
  return verifier(token).then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

describe('an access token', () => {
  test('of the issuer names the office account', async () => {
    const token = await sign();
    expect(await verify(token)).toEqual({
      actor: 'recorder@district:872',
      role: 'recorder',
      level: 'DISTRICT',
      code: '872',
      token,
    });
  });

  test('of any other issuer says who asks and nothing more', async () => {
    const other = createTokenVerifier({ issuer, audience: 'trienkhai' });
    const token = await sign();
    expect(await other(token)).toEqual({ actor: 'recorder@district:872', token });
  });

  test('of the development issuer may leave role and unit out', async () => {
    const token = await sign({ claims: { role: undefined, level: undefined, code: undefined } });
    expect(await verify(token)).toEqual({ actor: 'recorder@district:872', token });
  });

  test('is refused when forged, foreign, expired, early, for others or of another type', async () => {
    const bad = await Promise.all([
      sign({ key: foreign }),
      sign({ iss: 'https://elsewhere.example' }),
      sign({ exp: NOW - 1 }),
      sign({ nbf: NOW + 600 }),
      sign({ aud: 'other' }),
      sign({ typ: 'JWT' }),
      sign({ claims: { role: 'king' } }),
      sign({ claims: { level: 'galaxy' } }),
      sign({ claims: { code: undefined } }),
    ]);
    for (const token of [...bad, '', 'x', 'a.b.c']) expect(await codeOf(token)).toBe('UNAUTHENTICATED');
  });

  test('signed with a shared secret or not at all is refused', async () => {
    const secret = new TextEncoder().encode('a secret that is long enough for HS256!!');
    const shared = await new SignJWT({ sub: 'admin@centre', role: 'admin', level: 'centre', code: 'TW' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience('trienkhai')
      .setExpirationTime(NOW + 600)
      .sign(secret);
    const [, body] = (await sign()).split('.');
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`;
    expect(await codeOf(shared)).toBe('UNAUTHENTICATED');
    expect(await codeOf(unsigned)).toBe('UNAUTHENTICATED');
  });

  test('with a changed body is refused even after the true one was accepted', async () => {
    const [header, , signature] = (await sign()).split('.');
    const claims = { iss: issuer, aud: 'trienkhai', exp: NOW + 600, sub: 'admin@centre', role: 'admin' };
    const body = Buffer.from(JSON.stringify({ ...claims, level: 'centre', code: 'TW' })).toString(
      'base64url',
    );
    expect(await codeOf(`${header}.${body}.${signature}`)).toBe('UNAUTHENTICATED');
  });

  test('is checked with keys that each verifier fetches once', () => {
    expect(server.fetched).toBe(2);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['leads elsewhere', (response) => response.writeHead(302, { location: `${issuer}/${DESCRIBED}` }).end()],
    [
      'describes another one',
      (response) => response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` })),
    ],
  ])('is not let through by an issuer whose address %s', async (_, answer) => {
    const other = createServer((_request, response) => answer(response));
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const iss = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const follower = createTokenVerifier({ issuer: iss, audience: 'trienkhai' });
    expect(await codeOf(await sign({ iss }), follower)).toBe('UNAVAILABLE');
    other.close();
  });

  test('is not let through while the issuer is down', async () => {
    const down = createTokenVerifier({ issuer: 'http://127.0.0.1:1', audience: 'trienkhai' });
    expect(await codeOf(await sign({ iss: 'http://127.0.0.1:1' }), down)).toBe('UNAVAILABLE');
  });
});

test('the header must be a bearer header', () => {
  expect(bearerToken('Bearer abc.def')).toBe('abc.def');
  for (const header of [undefined, '', 'abc', 'Basic abc', 'Bearer ', 'Bearer a b']) {
    expect(() => bearerToken(header)).toThrow(DomainError);
  }
});
