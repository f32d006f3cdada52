import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openSignInServer, type OwnSignInServer } from '../../test/own-sign-in-server.ts';
import { loadConfig } from '../config.ts';
import { openSignIn } from './open.ts';

const ATTEMPT = { state: 'a-state-of-some-length', nonce: 'once', verifier: 'v'.repeat(43) };
const BACK = 'https://trienkhai.example.vn/auth/callback';

let own: OwnSignInServer;
beforeEach(async () => {
  own = await openSignInServer(ATTEMPT.nonce);
});
afterEach(() => own.close());

/** As an operator sets it up, who says this besides. */
function open(more: Readonly<Record<string, string>> = {}) {
  const env = { OIDC_ISSUER: own.url, TRIENKHAI_NAMESPACE: 'open', ...more };
  return openSignIn(loadConfig(env), () => Promise.resolve({ actor: 'office', token: 'any' }));
}

const asked = async (more?: Readonly<Record<string, string>>) => {
  const url = new URL(await open(more).server.addressFor(ATTEMPT, BACK));
  return [url.origin, url.searchParams.get('client_id'), url.searchParams.get('scope')];
};

const logoutToken = (aud: string) => {
  const now = Math.floor(Date.now() / 1000);
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  return own.say({ aud, sub: 'office', iat: now, exp: now + 60, jti: randomUUID(), events });
};

test('the console is known by what the operator says, and by a name of ours where that says nothing', async () => {
  expect(await asked()).toEqual([own.url, 'trienkhai-console', 'openid offline_access api']);
  expect(await asked({ OIDC_CLIENT_ID: 'console', OIDC_SCOPE: 'openid' })).toEqual([
    ...[own.url, 'console', 'openid'],
  ]);
});

test('a sign-in server that browsers reach elsewhere is asked where this process reaches it', async () => {
  const issuer = 'http://sign-in.example';
  own.described = { issuer };
  const [origin] = await asked({ OIDC_ISSUER: issuer, DEVELOPMENT_ISSUER: own.url });
  expect(origin).toBe(issuer);
});

test('that a sign-in has ended is said to the console, not to whom access tokens are for', async () => {
  const { verifyLogout } = open({ OIDC_CLIENT_ID: 'console', OIDC_AUDIENCE: 'api' });
  expect(await verifyLogout(await logoutToken('console'))).toMatchObject({ account: 'office' });
  await expect(verifyLogout(await logoutToken('api'))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  const byOurName = open().verifyLogout;
  expect(await byOurName(await logoutToken('trienkhai-console'))).toMatchObject({ account: 'office' });
});

test('who signs in is known by what its tokens are verified by, at the address that is public', async () => {
  const { verifyToken, publicUrl, sessions } = open({ PUBLIC_URL: 'https://trienkhai.example.vn' });
  expect(await verifyToken('any')).toEqual({ actor: 'office', token: 'any' });
  expect(publicUrl).toBe('https://trienkhai.example.vn');
  expect(await sessions.close()).toBeUndefined();
});
