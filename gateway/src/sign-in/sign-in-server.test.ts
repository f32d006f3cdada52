import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { createHash } from 'node:crypto';
import { CLIENT, openSignInServer, type OwnSignInServer } from '../../test/own-sign-in-server.ts';
import { signInServer, type Attempt } from './sign-in-server.ts';

const ATTEMPT = { state: 'a-state-of-some-length', nonce: 'once', verifier: 'v'.repeat(43) };
const BACK = 'https://trienkhai.example.vn/auth/callback';
const AWAY = ['UNAVAILABLE', { dependency: 'issuer' }];

let own: OwnSignInServer;
beforeEach(async () => {
  own = await openSignInServer(ATTEMPT.nonce);
});
afterEach(() => {
  jest.restoreAllMocks();
  own.close();
});

const open = (more: object = {}) => signInServer({ issuer: own.url, client: CLIENT, ...more });
const came = (state = ATTEMPT.state) => new URL(`${BACK}?code=any&state=${state}`);
const redeem = (attempt: Attempt = ATTEMPT) => open().redeem(came(), attempt);
const urlOf = (at: string | URL | Request) => new Request(at).url;
const seconds = () => Math.floor(Date.now() / 1000);

const refusalOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    (error: unknown) => (error instanceof DomainError ? [error.code, error.facts] : 'refused'),
  );

test('whoever signs in or goes on is let in right after the sign-in server has changed its key', async () => {
  const server = open();
  const first = await server.redeem(came(), ATTEMPT);
  expect(first.access).toBe('first');
  await own.rotate('second');
  expect((await server.redeem(came(), ATTEMPT)).access).toBe('second');
  await own.rotate('third');
  expect(await server.renew(first)).toMatchObject({ access: 'third', refresh: 'again' });
});

describe('a browser is sent', () => {
  const sent = async (...to: Parameters<ReturnType<typeof open>['addressFor']>) => {
    const url = new URL(await open().addressFor(...to));
    return { at: url.origin + url.pathname, ...Object.fromEntries(url.searchParams) };
  };
  const asked = () => ({
    ...{ at: `${own.url}/auth`, response_type: 'code', client_id: 'console', scope: 'openid' },
    ...{ redirect_uri: BACK, state: ATTEMPT.state, nonce: 'once', code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(ATTEMPT.verifier).digest('base64url'),
  });

  test('to sign in by code and PKCE, and to nothing more', async () => {
    expect(await sent(ATTEMPT, BACK)).toEqual(asked());
    expect(await sent({ ...ATTEMPT, again: false }, BACK)).toEqual(asked());
  });

  test('with the account that it names, and to show anew who it is', async () => {
    expect(await sent({ ...ATTEMPT, again: true }, BACK, 'office')).toEqual({
      ...{ ...asked(), login_hint: 'office' },
      ...{ prompt: 'login', max_age: '300' },
    });
  });
});

describe('the code of a sign-in', () => {
  test('is redeemed with the proof of who asked for it', async () => {
    await redeem();
    expect(own.asked).toEqual([
      {
        form: {
          ...{ grant_type: 'authorization_code', code: 'any', redirect_uri: BACK },
          ...{ code_verifier: ATTEMPT.verifier, client_id: 'console' },
        },
        authorization: undefined,
      },
    ]);
  });

  test('is redeemed by name and secret where there is one', async () => {
    await open({ client: { ...CLIENT, secret: 'known' } }).redeem(came(), ATTEMPT);
    expect(own.asked[0]?.authorization).toBe(`Basic ${btoa('console:known')}`);
  });

  test('gives all that is kept', async () => {
    own.claims = { auth_time: 1_000, sid: 'there' };
    const { id, until, ...rest } = await redeem();
    expect(rest).toStrictEqual({ access: 'first', refresh: 'again', sid: 'there', provedAt: 1_000_000 });
    expect(id?.split('.')).toHaveLength(3);
    expect(Math.abs(until - Date.now() - 60_000)).toBeLessThan(10_000);
  });

  test('gives no instant and no name that the sign-in server does not tell', async () => {
    own.answer = { expires_in: undefined, refresh_token: undefined };
    const { until, ...tokens } = await redeem();
    expect(tokens).toMatchObject({ provedAt: undefined, sid: undefined, refresh: undefined });
    expect(until).toBeLessThanOrEqual(Date.now());
    own.claims = { sid: 7 };
    expect((await redeem()).sid).toBeUndefined();
  });

  test.each<[string, object, object]>([
    ['with another nonce', { nonce: 'another' }, {}],
    ['for another client', { aud: 'another' }, {}],
    ['of another issuer', { iss: 'https://elsewhere.example' }, {}],
    ['without an ID token', {}, { id_token: undefined }],
  ])('that comes back %s is refused', async (_, claims, answer) => {
    Object.assign(own, { claims, answer });
    expect(await refusalOf(redeem())).toBe('refused');
  });

  test('that comes back by another state is refused, and not redeemed', async () => {
    expect(await refusalOf(open().redeem(came('another'), ATTEMPT))).toBe('refused');
    expect(own.asked).toEqual([]);
  });

  test('that the sign-in server signed with a key that it does not show is refused', async () => {
    const signed = await redeem();
    await own.rotate('second');
    own.answer = { id_token: signed.id };
    expect(await refusalOf(redeem())).toBe('refused');
  });

  test('of one who was to show anew who it is tells that it did, within five minutes', async () => {
    const again = { ...ATTEMPT, again: true };
    expect(await refusalOf(redeem(again))).toBe('refused');
    own.claims = { auth_time: seconds() - 400 };
    expect(await refusalOf(redeem(again))).toBe('refused');
    expect(await refusalOf(redeem())).toBe('answered');
    own.claims = { auth_time: seconds() - 200 };
    expect(await refusalOf(redeem(again))).toBe('answered');
  });

  test('that the sign-in server refuses is refused, and of one that is away is not', async () => {
    Object.assign(own, { status: 400, answer: { error: 'invalid_grant' } });
    expect(await refusalOf(redeem())).toBe('refused');
    Object.assign(own, { status: 502, answer: {} });
    expect(await refusalOf(redeem())).toEqual(AWAY);
  });
});

test.each([
  ['is cut off', new TypeError('fetch failed')],
  ['takes too long', new DOMException('too long', 'TimeoutError')],
])('a sign-in server that %s is away, and refuses nobody', async (_, fault) => {
  const server = open();
  await server.redeem(came(), ATTEMPT);
  const { fetch } = globalThis;
  jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation((at, init) =>
      urlOf(at).endsWith('/token') ? Promise.reject(fault) : fetch(at, init),
    );
  expect(await refusalOf(server.redeem(came(), ATTEMPT))).toEqual(AWAY);
});

describe('tokens', () => {
  test('are renewed, and what is not told anew is kept', async () => {
    own.claims = { auth_time: 1_000, sid: 'there' };
    const server = open();
    const before = await server.redeem(came(), ATTEMPT);
    await own.rotate('second');
    own.answer = { id_token: undefined, refresh_token: undefined };
    expect(await server.renew(before)).toEqual({
      ...before,
      ...{ access: 'second', until: expect.any(Number) },
    });
    own.claims = { auth_time: 2_000, sid: 'elsewhere', nonce: undefined };
    own.answer = { refresh_token: 'next' };
    const after = await server.renew(before);
    expect(after).toMatchObject({ refresh: 'next', sid: 'elsewhere', provedAt: 2_000_000 });
    expect(after?.id).not.toBe(before.id);
    own.claims = { nonce: undefined };
    expect(await server.renew(before)).toMatchObject({ sid: 'there', provedAt: 1_000_000 });
    expect(own.asked[1]?.form).toEqual({
      ...{ grant_type: 'refresh_token', refresh_token: 'again', client_id: 'console' },
    });
  });

  const tokens = { access: 'first', until: 0 };

  test('without anything to renew them by are not, and nobody is asked', async () => {
    expect(await open().renew(tokens)).toBeUndefined();
    expect(own.asked).toEqual([]);
  });

  test('that are renewed no more are told from a sign-in server that is away', async () => {
    const renew = () => open().renew({ ...tokens, refresh: 'again' });
    Object.assign(own, { status: 400, answer: { error: 'invalid_grant' } });
    expect(await renew()).toBeUndefined();
    own.answer = { error: 'temporarily_unavailable' };
    expect(await refusalOf(renew())).toEqual(AWAY);
    Object.assign(own, { status: 502, answer: {} });
    expect(await refusalOf(renew())).toEqual(AWAY);
  });
});

describe('a browser that leaves', () => {
  const tokens = { access: 'first', until: 0 };
  const HOME = 'https://trienkhai.example.vn/';

  test('is led to where the sign-in server ends its sign-in, which that knows by its ID token', async () => {
    own.described = { end_session_endpoint: `${own.url}/end` };
    const led = async (id?: string) => {
      const url = new URL((await open().addressToLeave({ ...tokens, id }, HOME))!);
      return [url.origin + url.pathname, Object.fromEntries(url.searchParams)];
    };
    const back = { client_id: 'console', post_logout_redirect_uri: HOME };
    expect(await led('told')).toEqual([`${own.url}/end`, { ...back, id_token_hint: 'told' }]);
    expect(await led()).toEqual([`${own.url}/end`, back]);
  });

  test('is led nowhere where the sign-in server has no such place', async () => {
    expect(await open().addressToLeave(tokens, HOME)).toBeUndefined();
  });
});

describe('the description of a sign-in server', () => {
  const ask = (server = open()) => server.addressFor(ATTEMPT, BACK);

  test('is asked for once, and again until it is there', async () => {
    const server = open();
    own.isThere = false;
    expect(await refusalOf(ask(server))).toEqual(AWAY);
    own.isThere = true;
    await ask(server);
    await ask(server);
    expect(own.visits).toBe(1);
  });

  test('is not waited for without end', async () => {
    const fetched = jest.spyOn(globalThis, 'fetch');
    await ask();
    expect(fetched.mock.calls[0]?.[1]?.signal).toBeInstanceOf(AbortSignal);
  });

  test('that is reached as browsers reach it is taken as it is', async () => {
    own.described = { authorization_endpoint: 'http://elsewhere.example/auth?tenant=1' };
    expect(await ask()).toMatch(/^http:\/\/elsewhere\.example\/auth\?tenant=1&/);
  });

  test('over TLS leads to nothing without', async () => {
    const issuer = 'https://sign-in.example';
    const { fetch } = globalThis;
    own.described = { issuer };
    own.claims = { iss: issuer };
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation((at, init) => fetch(urlOf(at).replace(issuer, own.url), init));
    expect(await refusalOf(open({ issuer }).redeem(came(), ATTEMPT))).toBe('refused');
    expect(own.asked).toEqual([]);
  });

  test('of another one is none', async () => {
    own.described = { issuer: 'https://elsewhere.example' };
    expect(await refusalOf(ask())).toEqual(AWAY);
  });

  test('is found below an issuer that ends with a stroke', async () => {
    own.described = { issuer: `${own.url}/` };
    const address = await ask(open({ issuer: `${own.url}/` }));
    expect(address).toContain(`${own.url}/auth?`);
  });

  test('names to browsers what they know, where this process reaches it elsewhere', async () => {
    const issuer = 'http://sign-in.example/realm';
    own.described = { issuer, end_session_endpoint: `${own.url}/end` };
    const elsewhere = open({ issuer, reachedAt: own.url });
    expect(await ask(elsewhere)).toMatch(/^http:\/\/sign-in\.example\/auth\?/);
    expect(await elsewhere.addressToLeave({ access: '', until: 0 }, BACK)).toMatch(
      /^http:\/\/sign-in\.example\/end\?/,
    );
    own.claims = { iss: issuer };
    expect((await elsewhere.redeem(came(), ATTEMPT)).access).toBe('first');
    own.described = { issuer };
    const without = open({ issuer, reachedAt: own.url });
    expect(await without.addressToLeave({ access: '', until: 0 }, BACK)).toBeUndefined();
  });
});
