import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadKeys } from '@trienkhai/issuer/keys';
import { createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import { cookieBrowser, type CookieBrowser } from '../src/by-cookie.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const [BOARD, OTHERS] = ['recorder@commune:30054', 'approver@district:872'];
const ME = '{ me { account } }';
const PATH = '/auth/backchannel-logout';

let office: SmallOffice;
let key: KeyObject;
let kid: string;
beforeAll(async () => {
  office = await openSmallOffice();
  const { signing } = await loadKeys(office.keysDir);
  key = createPrivateKey({ key: { ...signing }, format: 'jwk' });
  kid = signing.kid;
}, 300_000);
afterAll(() => office?.close());

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the sign-in server says of an account whose sign-ins have ended there. */
function logoutToken(claims: object = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const said = {
    ...{ iss: `${office.url}/oidc`, aud: 'trienkhai-console', sub: BOARD },
    ...{ iat: now, exp: now + 120, jti: randomUUID() },
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    ...claims,
  };
  const text = `${part({ alg: 'ES256', kid, typ: 'logout+jwt' })}.${part(said)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

async function tell(token?: string): Promise<[status: number, cache: string | null]> {
  const body = new URLSearchParams(token === undefined ? {} : { logout_token: token });
  const response = await fetch(office.url + PATH, { method: 'POST', body });
  return [response.status, response.headers.get('cache-control')];
}

async function signedIn(account: string): Promise<CookieBrowser> {
  const browser = cookieBrowser(office.url);
  await browser.signIn(account);
  return browser;
}

const statusOf = async (browser: CookieBrowser) => (await browser.ask(ME, { 'x-account': '*' })).status;

describe('the sign-in server says that', () => {
  test('an account has signed out: it is out here in every browser, and what it listens to ends', async () => {
    const browsers = [await signedIn(BOARD), await signedIn(BOARD)];
    const another = await signedIn(OTHERS);
    const live = { 'x-account': '*', accept: 'text/event-stream' };
    const listening = await browsers[0]!.ask('subscription { eventRecorded { id } }', live);
    const ended = listening.text();
    expect(await tell(logoutToken())).toEqual([200, 'no-store']);
    expect(await Promise.all(browsers.map(statusOf))).toEqual([401, 401]);
    expect(await statusOf(another)).toBe(200);
    expect(await ended).not.toContain('eventRecorded');
  });

  test('one sign-in has ended that none here is: nobody is put out', async () => {
    const browser = await signedIn(BOARD);
    expect(await tell(logoutToken({ sub: undefined, sid: 'another' }))).toEqual([200, 'no-store']);
    expect(await statusOf(browser)).toBe(200);
  });
});

describe('nobody is put out', () => {
  test('by what is said a second time', async () => {
    const token = logoutToken();
    expect(await tell(token)).toEqual([200, 'no-store']);
    const browser = await signedIn(BOARD);
    expect(await tell(token)).toEqual([400, 'no-store']);
    expect(await statusOf(browser)).toBe(200);
  });

  test('by what the sign-in server did not say, or not to us', async () => {
    const browser = await signedIn(BOARD);
    const [head, , mark] = logoutToken({ sub: OTHERS }).split('.');
    const [, body] = logoutToken().split('.');
    const bad = [undefined, '', 'x', `${head}.${body}.${mark}`, `${head}.${body}.`];
    for (const token of [...bad, logoutToken({ aud: 'another' }), await office.network.token(BOARD)])
      expect(await tell(token)).toEqual([400, 'no-store']);
    expect(await statusOf(browser)).toBe(200);
  });

  test('by a visit, or by a form of another kind', async () => {
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ logout_token: logoutToken() });
    expect((await fetch(office.url + PATH)).status).toBe(405);
    expect((await fetch(office.url + PATH, { method: 'POST', headers: json, body })).status).toBe(400);
  });
});
