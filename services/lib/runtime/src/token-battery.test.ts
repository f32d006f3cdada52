import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { exportJWK, generateKeyPair } from 'jose';
import { issuerKey, openIssuer, publicJwk, type OwnIssuer } from '../test/own-issuer.ts';
import { ATTACKS, claims, seconds, signed as signedBy } from '../test/token-battery.ts';
import { createTokenVerifier, type TokenVerifier } from './auth.ts';

let server: OwnIssuer;
let issuer: string;
let verify: TokenVerifier;

beforeAll(async () => {
  server = await openIssuer();
  issuer = server.url;
  verify = createTokenVerifier({ issuer, audience: 'trienkhai' });
});
afterAll(() => server.close());
afterEach(() => void jest.restoreAllMocks());

type Given = Parameters<typeof signedBy> extends [unknown, ...infer Rest] ? Rest : never;
const signed = (...given: Given) => signedBy(server, ...given);

async function reply(token: string, verifier = verify): Promise<string> {
  return verifier(token).then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

test('the token that every attack is made from is accepted', async () => {
  expect(await reply(await signed())).toBe('accepted');
});

test.each(Object.entries(ATTACKS))('%s is refused', async (_, attack) => {
  expect(await reply(await attack(server))).toBe('UNAUTHENTICATED');
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
    server.keys = [await publicJwk(server.key)];
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
  server.keys = [await publicJwk(server.key)];
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

  test('is remembered until its end and not beyond', async () => {
    const token = await signed();
    const account = await verify(token);
    const begun = performance.now();
    const clock = jest.spyOn(performance, 'now');
    clock.mockReturnValue(begun + 500_000);
    expect(await verify(token)).toBe(account);
    clock.mockReturnValue(begun + 601_000);
    // What is remembered looks at its clock no more than once in a millisecond.
    while ((await verify(token)) === account) await new Promise((turned) => setTimeout(turned, 1));
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
    const padding = 'x'.repeat(bytes - JSON.stringify(claims(server, { padding: '' })).length);
    return signed({ padding }, { more: 'x' });
  };
  const longest = await ofBytes(12_169);
  expect(longest.length).toBe(16_384);
  expect(await reply(longest)).toBe('accepted');
  expect(await reply(await ofBytes(12_170))).toBe('UNAUTHENTICATED');
});
