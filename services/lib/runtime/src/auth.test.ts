import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { SignJWT, type CryptoKey } from 'jose';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
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

/** Why it was refused; undefined: for no reason that tokens have. */
async function reasonOf(token: string, verifier = verify): Promise<string | undefined> {
  return verifier(token).then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.facts['reason'] : String(error)),
  );
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

  type Answer = (response: ServerResponse, request: IncomingMessage, iss: string) => void;
  const described = (iss: string, jwksUri: unknown = `${issuer}/jwks`) =>
    JSON.stringify({ issuer: iss, jwks_uri: jwksUri });

  /** What becomes of a good token of an issuer that answers in this way at an address of its own. */
  async function codeFrom(answer: Answer, path = ''): Promise<string> {
    let iss = '';
    const other = createServer((request, response) => answer(response, request, iss));
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    iss = `http://127.0.0.1:${(other.address() as AddressInfo).port}${path}`;
    const code = await codeOf(
      await sign({ iss }),
      createTokenVerifier({ issuer: iss, audience: 'trienkhai' }),
    );
    other.closeAllConnections();
    other.close();
    return code;
  }

  test.each<[string, Answer]>([
    [
      'leads elsewhere',
      (response, { url }, iss) => {
        if (url === `/${DESCRIBED}`) response.writeHead(302, { location: '/elsewhere' }).end();
        else response.end(described(iss));
      },
    ],
    ['describes another one', (response) => response.end(described(issuer))],
    ['names no keys', (response, _, iss) => response.end(described(iss, [`${issuer}/jwks`]))],
    [
      'never gives its keys',
      (response, { url }, iss) => {
        if (url !== '/jwks') response.end(described(iss, `${iss}/jwks`));
      },
    ],
    [
      'gives an error for keys',
      (response, { url }, iss) => {
        if (url === '/jwks') response.writeHead(500).end();
        else response.end(described(iss, `${iss}/jwks`));
      },
    ],
  ])('is not let through by an issuer whose address %s', async (_, answer) => {
    expect(await codeFrom(answer)).toBe('UNAVAILABLE');
  });

  test('is let through by an issuer that writes its address with a slash at the end', async () => {
    const answer: Answer = (response, { url }, iss) => {
      if (url === `/${DESCRIBED}`) response.end(described(iss));
      else response.writeHead(404).end();
    };
    expect(await codeFrom(answer, '/')).toBe('accepted');
  });

  test('is checked with the keys of a given address, without asking what the issuer says of itself', async () => {
    const iss = 'http://127.0.0.1:1';
    const told = createTokenVerifier({ issuer: iss, audience: 'trienkhai', jwksUri: `${issuer}/jwks` });
    expect(await codeOf(await sign({ iss }), told)).toBe('accepted');
  });

  test('of a key that nobody knows does not make a verifier ask again and again', async () => {
    const careful = createTokenVerifier({ issuer, audience: 'trienkhai' });
    const unknown = await new SignJWT({ sub: 'office' })
      .setProtectedHeader({ alg: 'ES256', kid: 'k7', typ: 'at+jwt' })
      .sign(foreign);
    const before = server.fetched;
    for (const _ of [1, 2, 3]) expect(await codeOf(unknown, careful)).toBe('UNAUTHENTICATED');
    expect(server.fetched).toBe(before + 1);
  });

  test('is not let through while the issuer is down', async () => {
    const down = createTokenVerifier({ issuer: 'http://127.0.0.1:1', audience: 'trienkhai' });
    const refused = down(await sign({ iss: 'http://127.0.0.1:1' }));
    await expect(refused).rejects.toMatchObject({ code: 'UNAVAILABLE', facts: { dependency: 'issuer' } });
  });
});

describe('a refused token says why:', () => {
  test('there is none, its time is over, its time has not come, or it is not valid', async () => {
    expect(await reasonOf('')).toBe('absent');
    expect(await reasonOf('a.b.c')).toBe('invalid');
    expect(await reasonOf(await sign({ exp: NOW - 1 }))).toBe('expired');
    expect(await reasonOf(await sign({ exp: NOW - 600 }))).toBe('expired');
    expect(await reasonOf(await sign({ nbf: NOW + 600 }))).toBe('early');
    expect(await reasonOf(await sign({ aud: 'other' }))).toBe('invalid');
  });

  test('a time that is no number, or that is left out, is not one that has not come or is over', async () => {
    const signedBy = (claims: Record<string, unknown>) =>
      new SignJWT({ sub: 'office', iss: issuer, aud: 'trienkhai', ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'at+jwt' })
        .sign(server.key.secret);
    expect(await reasonOf(await signedBy({ exp: NOW + 600, nbf: 'soon' }))).toBe('invalid');
    expect(await reasonOf(await signedBy({}))).toBe('invalid');
  });

  test('an account without a name is none', async () => {
    expect(await reasonOf(await sign({ claims: { sub: '' } }))).toBe('invalid');
  });

  test.each([
    [{ role: undefined, level: undefined }],
    [{ role: undefined, code: undefined }],
    [{ level: undefined, code: undefined }],
    [{ role: undefined }],
    [{ level: undefined }],
    [{ code: undefined }],
    [{ code: '' }],
    [{ code: 872 }],
    [{ role: 'RECORDER' }],
    [{ level: 'DISTRICT' }],
  ])('half of a role and unit is none that the development issuer made: %j', async (claims) => {
    expect(await reasonOf(await sign({ claims }))).toBe('invalid');
  });
});

test('the header must be a bearer header', () => {
  expect(bearerToken('Bearer abc.def')).toBe('abc.def');
  expect(bearerToken('bearer  a-b_c~d+e/f==')).toBe('a-b_c~d+e/f==');
  for (const header of [
    ...[
      undefined,
      '',
      'abc',
      'Basic abc',
      'Bearer ',
      'Bearer a b',
      'xBearer abc',
      'Bearerabc',
      'Bearer ab=c',
    ],
  ]) {
    expect(() => bearerToken(header)).toThrow(
      expect.objectContaining({ code: 'UNAUTHENTICATED', facts: { reason: 'absent' } }),
    );
  }
});
