import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { SignJWT, type CryptoKey } from 'jose';
import { issuerKey, openIssuer, type OwnIssuer } from '../test/own-issuer.ts';
import { createLogoutVerifier, type LogoutVerifier } from './logout-token.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const NOW = Math.floor(Date.now() / 1000);
const GOOD = {
  ...{ sub: 'recorder@commune:30054', sid: 'there-1', jti: 'said-1', aud: 'console' },
  ...{ iat: NOW, exp: NOW + 120, events: { [EVENT]: {} } },
};

let server: OwnIssuer;
let foreign: CryptoKey;
let verify: LogoutVerifier;

beforeAll(async () => {
  server = await openIssuer();
  foreign = (await issuerKey('k1')).secret;
  verify = createLogoutVerifier({ issuer: server.url, client: 'console' });
});
afterAll(() => server.close());

/** A good one but for these claims; what is undefined is left out. */
function sign(claims: object = {}, header: object = {}, key = server.key.secret): Promise<string> {
  return new SignJWT({ iss: server.url, ...GOOD, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'logout+jwt', ...header })
    .sign(key);
}

const refusalOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('a logout token', () => {
  test('of the sign-in server names a sign-in, an account or both', async () => {
    const both = { jti: 'said-1', account: 'recorder@commune:30054', sid: 'there-1' };
    expect(await verify(await sign())).toStrictEqual(both);
    const { sid: _, ...account } = both;
    expect(await verify(await sign({ sid: undefined }))).toStrictEqual(account);
    const { account: __, ...there } = both;
    expect(await verify(await sign({ sub: undefined }))).toStrictEqual(there);
  });

  test.each([['logout+jwt'], ['application/logout+jwt'], ['LOGOUT+JWT'], ['JWT'], [undefined]])(
    'may be of the type %s',
    async (typ) => {
      expect(await refusalOf(verify(await sign({}, { typ })))).toBe('accepted');
    },
  );

  test.each([['at+jwt'], ['secevent+jwt'], ['']])('is none of the type "%s"', async (typ) => {
    expect(await refusalOf(verify(await sign({}, { typ })))).toBe('INVALID_ARGUMENT');
  });

  test.each([
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['for another client', { aud: 'another' }],
    ['for nobody', { aud: undefined }],
    ['that says nothing', { events: undefined }],
    ['that says something else', { events: { 'https://elsewhere.example/event': {} } }],
    ['that says it by half', { events: { [EVENT]: true } }],
    ['that says it of nothing', { events: { [EVENT]: null } }],
    ['that says it in a word', { events: EVENT }],
    ['that names neither sign-in nor account', { sub: undefined, sid: undefined }],
    ['with an account that is empty', { sub: '' }],
    ['with a sign-in that is no text', { sid: 7 }],
    ['with a nonce, as ID tokens have', { nonce: 'once' }],
    ['without a name of its own', { jti: undefined }],
    ['with an empty name', { jti: '' }],
    ['without an end', { exp: undefined }],
    ['that has ended', { exp: NOW - 60 }],
    ['without a beginning', { iat: undefined }],
    ['of longer ago than five minutes, whatever its end', { iat: NOW - 400, exp: NOW + 600 }],
    ['of tomorrow', { iat: NOW + 86_400, exp: NOW + 90_000 }],
  ])('%s is refused', async (_, claims) => {
    expect(await refusalOf(verify(await sign(claims)))).toBe('INVALID_ARGUMENT');
  });

  test('may come from a clock that is half a minute off', async () => {
    expect(await refusalOf(verify(await sign({ iat: NOW + 20 })))).toBe('accepted');
    expect(await refusalOf(verify(await sign({ exp: NOW - 20 })))).toBe('accepted');
  });

  test('that is forged, signed with a shared secret or not at all is refused', async () => {
    const secret = new TextEncoder().encode('a secret that is long enough for HS256!!');
    const shared = new SignJWT({ iss: server.url, ...GOOD })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(secret);
    const [, body] = (await sign()).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    for (const token of [await sign({}, {}, foreign), await shared, unsigned, '', 'x', 'a.b.c'])
      expect(await refusalOf(verify(token))).toBe('INVALID_ARGUMENT');
  });

  test('that is longer than any is refused, however well it is signed', async () => {
    const token = (length: number) => sign({ more: 'x'.repeat(length) });
    expect(await refusalOf(verify(await token(5_000)))).toBe('accepted');
    const long = await token(6_000);
    expect(long.length).toBeGreaterThan(8_192);
    expect(await refusalOf(verify(long))).toBe('INVALID_ARGUMENT');
  });

  test('waits for a sign-in server that is away', async () => {
    const late = createLogoutVerifier({ issuer: server.url, client: 'console' });
    const token = await sign();
    server.answers = false;
    expect(await refusalOf(late(token))).toBe('UNAVAILABLE');
    server.answers = true;
    expect(await refusalOf(late(token))).toBe('accepted');
  });

  test('is checked with the keys that were named where discovery is elsewhere', async () => {
    const named = createLogoutVerifier({
      ...{ issuer: 'https://sign-in.example', client: 'console' },
      jwksUri: `${server.url}/jwks`,
    });
    expect(await refusalOf(named(await sign({ iss: 'https://sign-in.example' })))).toBe('accepted');
  });
});
