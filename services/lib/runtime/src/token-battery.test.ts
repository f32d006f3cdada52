import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { issuerKey, openIssuer, publicJwk, type IssuerKey, type OwnIssuer } from '../test/own-issuer.ts';
import { createTokenVerifier, type TokenVerifier } from './auth.ts';

let server: OwnIssuer;
let issuer: string;
let first: IssuerKey;
let verify: TokenVerifier;

beforeAll(async () => {
  server = await openIssuer();
  ({ url: issuer, key: first } = server);
  verify = createTokenVerifier({ issuer, audience: 'trienkhai' });
});
afterAll(() => server.close());
afterEach(() => void jest.restoreAllMocks());

const seconds = () => Math.floor(Date.now() / 1000);
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function claims(own: Readonly<Record<string, unknown>> = {}) {
  const account = { sub: 'admin@centre', role: 'admin', level: 'centre', code: 'TW' };
  return { ...account, iss: issuer, aud: 'trienkhai', exp: seconds() + 600, ...own };
}

function signed(
  own: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
  key: IssuerKey = first,
): Promise<string> {
  const protectedHeader = { alg: 'ES256', kid: key.kid, typ: 'at+jwt', ...header };
  return new SignJWT(claims(own)).setProtectedHeader(protectedHeader).sign(key.secret);
}

function withSecret(secret: string | Uint8Array, header: object = {}): string {
  const content = `${encoded({ alg: 'HS256', kid: 'k1', typ: 'at+jwt', ...header })}.${encoded(claims())}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

const parts = async () => (await signed()).split('.') as [string, string, string];

async function reply(token: string, verifier = verify): Promise<string> {
  return verifier(token).then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

test('the token that every attack is made from is accepted', async () => {
  expect(await reply(await signed())).toBe('accepted');
});

const unsigned = (alg: string) => async () => `${encoded({ alg, typ: 'at+jwt' })}.${encoded(claims())}.`;

const ATTACKS: Readonly<Record<string, () => Promise<string>>> = {
  'no algorithm': unsigned('none'),
  'no algorithm, written otherwise': unsigned('NoNe'),
  'HS256 with the public key as text': async () => withSecret(await exportSPKI(first.open)),
  'HS256 with the public key as published': async () =>
    withSecret(JSON.stringify(await publicJwk(first)), { jwk: await publicJwk(first) }),
  'HS256 with an empty secret': async () => withSecret(new Uint8Array(1)),
  'a key that is named as a file': async () => withSecret('', { kid: '../../../../dev/null' }),
  'a key that is named as a question to a database': () =>
    signed({}, { kid: "k1' UNION SELECT 'secret" }, { ...first, kid: 'x' }),
  'a key of another under the name of ours': async () => signed({}, { kid: 'k1' }, await issuerKey('k1')),
  'a key inside the token': async () => {
    const foreign = await issuerKey('k1');
    return signed({}, { jwk: await publicJwk(foreign) }, foreign);
  },
  'an address of keys inside the token': async () =>
    signed({}, { jku: `${issuer}/other` }, await issuerKey('k9')),
  'a certificate inside the token': async () =>
    signed({}, { x5c: ['MIIB'], x5u: `${issuer}/x` }, await issuerKey('k9')),
  'an extension that nobody knows': () =>
    signed({}, { crit: ['b64', 'http://x'], b64: true }).catch(craftedCrit),
  'a signature of noughts': async () => {
    const [header, body] = await parts();
    return `${header}.${body}.${Buffer.alloc(64).toString('base64url')}`;
  },
  'a signature of another token': async () => {
    const [header, body] = await parts();
    const [, , other] = (await signed({ sub: 'viewer@centre', role: 'viewer' })).split('.');
    return `${header}.${body}.${other}`;
  },
  'a signature that is cut short': async () => (await signed()).slice(0, -12),
  'no signature': async () => (await parts()).slice(0, 2).join('.'),
  'a fourth part': async () => `${await signed()}.x`,
  'another audience': () => signed({ aud: 'elsewhere' }),
  'no audience': () => signed({ aud: undefined }),
  'another issuer': () => signed({ iss: 'https://elsewhere.example' }),
  'an issuer that only begins as ours': () => signed({ iss: `${issuer}.elsewhere.example` }),
  'an ID token': () => signed({ nonce: 'n', aud: 'trienkhai' }, { typ: 'JWT' }),
  'a token without a type': () => signed({}, { typ: undefined }),
  'a logout token': () => signed({ events: {} }, { typ: 'logout+jwt' }),
  'a token that has expired': () => signed({ exp: seconds() - 120 }),
  'a token that never expires': () => signed({ exp: undefined }),
  'an expiry that is no number': () => signedLoosely({ exp: '9999999999' }),
  'a token of the future': () => signed({ nbf: seconds() + 300 }),
  'a clock five minutes ahead': () => signed({ iat: seconds() + 300, nbf: seconds() + 300 }),
  nobody: () => signed({ sub: undefined }),
  'a hundred kilobytes': () => signed({ padding: 'x'.repeat(100_000) }),
  'a hundred kilobytes of nothing': async () => 'x'.repeat(100_000),
};

async function craftedCrit(): Promise<string> {
  const [, body, signature] = await parts();
  return `${encoded({ alg: 'ES256', kid: 'k1', typ: 'at+jwt', crit: ['http://x'] })}.${body}.${signature}`;
}

/** What jose would not sign itself. */
async function signedLoosely(own: object): Promise<string> {
  const content = `${encoded({ alg: 'ES256', kid: 'k1', typ: 'at+jwt' })}.${encoded({ ...claims(), ...own })}`;
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, first.secret, Buffer.from(content));
  return `${content}.${Buffer.from(signature).toString('base64url')}`;
}

test.each(Object.entries(ATTACKS))('%s is refused', async (_, attack) => {
  expect(await reply(await attack())).toBe('UNAUTHENTICATED');
});

describe('clocks that differ', () => {
  test('by less than half a minute do no harm to a new token, and lengthen no life', async () => {
    expect(await reply(await signed({ nbf: seconds() + 20, iat: seconds() + 20 }))).toBe('accepted');
    expect(await reply(await signed({ exp: seconds() - 1 }))).toBe('UNAUTHENTICATED');
  });

  test('by more are named, so that somebody sets them', async () => {
    const early = verify(await signed({ nbf: seconds() + 300 }));
    await expect(early).rejects.toMatchObject({ code: 'UNAUTHENTICATED', facts: { reason: 'early' } });
  });
});

describe('keys that change', () => {
  test('are fetched when a token names a new one; a key that is withdrawn no longer counts', async () => {
    const verifier = createTokenVerifier({ issuer, audience: 'trienkhai', keysCooldownMs: 0 });
    const second = await issuerKey('k2');
    expect(await reply(await signed({}, {}, second), verifier)).toBe('UNAUTHENTICATED');
    server.keys = [await publicJwk(second)];
    expect(await reply(await signed({}, {}, second), verifier)).toBe('accepted');
    expect(await reply(await signed({ sub: 'other@centre' }), verifier)).toBe('UNAUTHENTICATED');
    server.keys = [await publicJwk(first)];
  });
});

describe('an issuer that is away', () => {
  test('lets nobody in at the start, and everybody again once it is back', async () => {
    server.answers = false;
    const verifier = createTokenVerifier({ issuer, audience: 'trienkhai' });
    const token = await signed();
    expect(await reply(token, verifier)).toBe('UNAVAILABLE');
    server.answers = true;
    expect(await reply(token, verifier)).toBe('accepted');
  });

  test('in the middle leaves known keys valid, and a key that nobody knows is not let in', async () => {
    const verifier = createTokenVerifier({ issuer, audience: 'trienkhai', keysCooldownMs: 0 });
    expect(await reply(await signed(), verifier)).toBe('accepted');
    server.answers = false;
    expect(await reply(await signed({ sub: 'other@centre' }), verifier)).toBe('accepted');
    expect(await reply(await signed({}, {}, await issuerKey('k3')), verifier)).toBe('UNAVAILABLE');
    server.answers = true;
  });
});

test.each(['ES256', 'ES384', 'EdDSA', 'PS256', 'RS256'])('a token signed with %s is taken', async (alg) => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  server.keys = [{ ...(await exportJWK(publicKey)), kid: alg, alg }];
  const token = await signed({}, { alg }, { kid: alg, secret: privateKey, open: publicKey });
  expect(await reply(token, createTokenVerifier({ issuer, audience: 'trienkhai' }))).toBe('accepted');
  server.keys = [await publicJwk(first)];
});

describe('a token that was accepted', () => {
  test('is remembered, also while the issuer is away', async () => {
    const token = await signed();
    const account = await verify(token);
    server.answers = false;
    expect(await verify(token)).toBe(account);
    server.answers = true;
  });

  test('is remembered as well where it ends within a second', async () => {
    const token = await signed({ exp: seconds() + 600.000_1 });
    expect(await verify(token)).toBe(await verify(token));
  });

  test('is not remembered beyond its end', async () => {
    const token = await signed();
    const account = await verify(token);
    const later = performance.now() + 601_000;
    jest.spyOn(performance, 'now').mockImplementation(() => later);
    expect(await verify(token)).not.toBe(account);
  });

  test('ends with the very instant of its expiry', async () => {
    const exp = seconds() + 600;
    const token = await signed({ exp });
    jest.spyOn(Date, 'now').mockReturnValue(exp * 1000);
    await expect(verify(token)).rejects.toMatchObject({ facts: { reason: 'expired' } });
  });
});

test('a token as long as the longest is read, a longer one is not', async () => {
  const ofBytes = (bytes: number) => {
    const padding = 'x'.repeat(bytes - JSON.stringify(claims({ padding: '' })).length);
    return signed({ padding }, { more: 'x' });
  };
  const longest = await ofBytes(12_169);
  expect(longest.length).toBe(16_384);
  expect(await reply(longest)).toBe('accepted');
  expect(await reply(await ofBytes(12_170))).toBe('UNAUTHENTICATED');
});
