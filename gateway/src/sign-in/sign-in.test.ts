import { describe, expect, test } from '@jest/globals';
import { browserName } from './browser-name.ts';
import { cookiesOf } from './cookies.ts';
import { pageToLeadBackTo } from './lead-back.ts';
import { originFor } from './origin.ts';
import { idOf, newSecret, seal, unseal } from './seal.ts';

const PUBLIC = 'https://trienkhai.example.vn';

describe('what a session keeps', () => {
  test('is read with its own secret and no other, and not once it was changed', () => {
    const secret = newSecret();
    const sealed = seal('mã truy cập', secret);
    expect(unseal(sealed, secret)).toBe('mã truy cập');
    expect(() => unseal(sealed, newSecret())).toThrow();
    const changed = Buffer.from(sealed, 'base64');
    changed[changed.length - 1]! ^= 1;
    expect(() => unseal(changed.toString('base64'), secret)).toThrow();
    expect(idOf(secret)).not.toContain(secret);
  });
});

test('what was sealed before an upgrade is read after it', () => {
  const sealed = 'e3yozihvE3s0Tdi1hiKOUD/0OigMXamQnOzEnyPjWqbNWKh6wMcxUsoGODg+hGeqeW704K4W/w==';
  expect(unseal(sealed, 'a secret of before')).toBe('{"access":"mã truy cập"}');
});

describe('a cookie', () => {
  test('without TLS has a plain name, which browsers keep there', () => {
    const { session, readSession } = cookiesOf('http://localhost:4000');
    expect(session('secret', 60)).toBe('trienkhai=secret; Max-Age=60; Path=/; HttpOnly; SameSite=Lax');
    expect([readSession('other=1; trienkhai=secret'), readSession(undefined)]).toEqual(['secret', undefined]);
  });

  test('that is taken back is empty and over at once', () => {
    const { noSession, noAttempt } = cookiesOf(PUBLIC);
    const over = '=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure';
    expect(noSession()).toBe(`__Host-trienkhai${over}`);
    expect(noAttempt('one')).toBe(`__Host-trienkhai-sign-in-one${over}`);
  });

  test('of an attempt is none where a part is missing, and asks for a new proof only where it says so', () => {
    const { readAttempt } = cookiesOf(PUBLIC);
    const parts = { nonce: 'n', verifier: 'v', to: '/log' };
    const read = (kept: object) => {
      const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
      return readAttempt(`__Host-trienkhai-sign-in-one=${value}`, 'one');
    };
    expect(read(parts)).toEqual({ state: 'one', ...parts, again: false });
    expect(read({ ...parts, again: 'yes' })).toMatchObject({ again: false });
    for (const part of Object.keys(parts)) expect(read({ ...parts, [part]: 7 })).toBeUndefined();
    expect(readAttempt(undefined, 'one')).toBeUndefined();
  });

  test('over TLS is one that no other host can set', () => {
    expect(cookiesOf(PUBLIC).session('secret', 60)).toBe(
      '__Host-trienkhai=secret; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure',
    );
  });

  test('of an attempt is found by its state alone, and is none when it does not read', () => {
    const { attempt, readAttempt } = cookiesOf(PUBLIC);
    const kept = { state: 'one', nonce: 'n', verifier: 'v', to: '/log', again: true };
    const [pair = ''] = attempt(kept).split(';');
    expect(readAttempt(`other=1; ${pair}`, 'one')).toEqual(kept);
    expect(readAttempt(pair, 'two')).toBeUndefined();
    expect(readAttempt(`${pair}x`.replace(/=.*/, '=bm9uZQ'), 'one')).toBeUndefined();
  });
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari, iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36 EdgA/142.0', 'Edge, Android'],
  ['Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120.0 Chrome/120.0 Safari/537.36', 'Cốc Cốc, Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) Coc_Coc_Browser/120.0 Chrome/120.0 Safari/537.36', 'Cốc Cốc, Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0 Safari/537.36 OPR/120.0', 'Opera, Linux'],
  ['Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) FxiOS/145.0 Mobile/15E148 Safari/605.1', 'Firefox, iOS'],
  ['Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) CriOS/142.0 Safari/604.1', 'Chrome, iOS'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.1 Safari/605.1', 'Safari, macOS'],
  ['Mozilla/5.0 (Linux)', 'Linux'],
  ['Firefox/145.0', 'Firefox'],
  ['aEdg/1 EdgA acoc_coc_browser/1 aOPR/1 aFirefox/1 FxiOS aChrome/1 CriOS aSafari/1 Safari', undefined],
  ['aAndroid Androids aiPhone iPhones iPads aWindows Windowss aMacintosh aLinux Linuxes', undefined],
  ['curl/8.5.0', undefined],
  [undefined, undefined],
])('a machine is told by its browser and system: %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});

test('a gateway is known by its public address, and without one by the names of this machine', () => {
  expect(originFor(`${PUBLIC}/`, 'elsewhere.example')).toBe(PUBLIC);
  expect(originFor(undefined, 'localhost:4000')).toBe('http://localhost:4000');
  expect(originFor(undefined, '[::1]:4000')).toBe('http://[::1]:4000');
  expect(originFor(undefined, 'localhost')).toBe('http://localhost');
  for (const host of [
    undefined,
    'elsewhere.example',
    'localhost.elsewhere.example',
    'localhost:1@elsewhere',
    'elsewhere-localhost',
  ]) {
    expect(originFor(undefined, host)).toBeUndefined();
  }
});

test('a sign-in leads back to a page of the console and nowhere else', () => {
  for (const page of ['/rollout?on=2022-06-30#grid', '/units/auth/x', '/authors']) {
    expect(pageToLeadBackTo(page, PUBLIC)).toBe(page);
  }
  for (const asked of [
    undefined,
    ['/log'],
    'log',
    `${PUBLIC}/log`,
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '//elsewhere.example/log',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/.//elsewhere.example',
    '/auth',
    '/auth/sign-out',
    '/oidc/session/end',
  ]) {
    expect(pageToLeadBackTo(asked, PUBLIC)).toBe('/');
  }
});
