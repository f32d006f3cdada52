import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { createGatewayClient } from '../../cli/src/gateway-client.ts';
import { cookieBrowser, SESSION, type CookieBrowser } from '../src/by-cookie.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';
import { UNITS } from '../src/small-country.ts';

const BOARD = 'recorder@commune:30054';
const ME = '{ me { account unit { id } rights { role unit { id } } } }';

let office: SmallOffice;
beforeAll(async () => {
  office = await openSmallOffice();
}, 300_000);
afterAll(() => office?.close());

const as = (account: string) => ({ 'x-account': encodeURIComponent(account) });
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
};

async function signedIn(account = BOARD): Promise<CookieBrowser> {
  const browser = cookieBrowser(office.url);
  await browser.signIn(account);
  return browser;
}

async function stored<Answer>(
  work: (sessions: Awaited<ReturnType<typeof openDatabase>>['db']) => Promise<Answer>,
): Promise<Answer> {
  const database = await openDatabase(office.mongoUri, `${office.namespace}-gateway`);
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

test('whoever signs in at the sign-in server comes back to its page, and is known by a cookie that no script sees', async () => {
  const browser = cookieBrowser(office.url);
  const last = await browser.signIn(BOARD, '/log?form=receipt');
  expect([last.status, last.headers.get('location')]).toEqual([303, '/log?form=receipt']);
  const [cookie] = last.headers.getSetCookie().filter((line) => line.startsWith(`${SESSION}=`));
  expect(cookie).toMatch(/; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/);
  const { data } = (await (await browser.ask(ME, as('*'))).json()) as { data: { me: object } };
  const unit = { id: UNITS.communes[4] };
  expect(data.me).toEqual({ account: BOARD, unit, rights: [{ role: 'RECORDER', unit }] });
});

test('a page learns who has signed in, or that nobody has, without a complaint', async () => {
  const whose = async (browser: CookieBrowser) => {
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(`${office.url}/auth/session`, { headers: { ...as('*'), cookie } });
    return [answer.status, await answer.json()];
  };
  expect(await whose(cookieBrowser(office.url))).toEqual([200, { account: null }]);
  expect(await whose(await signedIn())).toEqual([200, { account: BOARD }]);
});

test('nothing in the store opens a session or is a token', async () => {
  const browser = await signedIn();
  const secret = browser.cookies.get(SESSION)!;
  const kept = await stored((db) => db.collection('sessions').find().toArray());
  const text = JSON.stringify(kept);
  expect(text).toContain(BOARD);
  expect(text).not.toContain(secret);
  expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
});

describe('the cookie serves the console alone', () => {
  test('a request without the header of the console is refused, by GraphQL and by REST', async () => {
    const browser = await signedIn();
    expect(await codeOf(await browser.ask(ME))).toBe('FORBIDDEN');
    expect((await browser.visit('/v1/commands/recordReceipt', { any: 'form' })).status).toBe(403);
    expect((await browser.visit('/v1/exports/receipts')).status).toBe(403);
    expect((await browser.visit('/auth/sign-out', {})).status).toBe(403);
  });

  test('a page of another origin is refused, whatever it sends', async () => {
    const browser = await signedIn();
    const from = { ...as(BOARD), origin: 'https://elsewhere.example' };
    expect(await codeOf(await browser.ask(ME, from))).toBe('FORBIDDEN');
    const live = { ...from, accept: 'text/event-stream' };
    const listening = await browser.ask('subscription { eventRecorded { id } }', live);
    expect(await listening.text()).toContain('"FORBIDDEN"');
    expect(await codeOf(await browser.ask(ME, { ...as(BOARD), origin: office.url }))).toBeUndefined();
  });

  test('what one account wrote is not sent in the name of another that has signed in since', async () => {
    const browser = await signedIn('admin@centre');
    const answer = await browser.ask(ME, as(BOARD));
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('only the browser that began a sign-in ends it', () => {
  async function callbackOf(browser: CookieBrowser): Promise<string> {
    let at = (await browser.visit('/auth/sign-in')).headers.get('location')!;
    while (!at.includes('/auth/callback')) {
      const step = await browser.visit(at, at.includes('/interaction/') ? { account: BOARD } : undefined);
      at = step.headers.get('location')!;
    }
    return at;
  }

  test('the address with which another browser comes back signs nobody in', async () => {
    const address = await callbackOf(cookieBrowser(office.url));
    const victim = cookieBrowser(office.url);
    const answer = await victim.visit(address);
    expect([answer.status, victim.cookies.has(SESSION)]).toEqual([400, false]);
  });

  test('an address serves once, and not with another code', async () => {
    const browser = cookieBrowser(office.url);
    const address = await callbackOf(browser);
    const changed = new URL(address);
    changed.searchParams.set('code', 'another');
    expect((await browser.visit(changed.href)).status).toBe(403);
    expect((await browser.visit(address)).status).toBe(400);
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/auth/sign-in',
    'log',
  ])('nobody is led to %s', async (to) => {
    const last = await cookieBrowser(office.url).signIn(BOARD, to);
    expect(last.headers.get('location')).toBe('/');
  });
});

describe('a session', () => {
  test('ends with the sign-out, in every place that uses it, and at the sign-in server as well', async () => {
    const browser = await signedIn();
    const elsewhere = cookieBrowser(office.url);
    elsewhere.cookies.set(SESSION, browser.cookies.get(SESSION)!);
    expect((await elsewhere.ask(ME, as(BOARD))).status).toBe(200);
    const answer = await fetch(`${office.url}/auth/sign-out`, {
      method: 'POST',
      headers: { ...as(BOARD), cookie: `${SESSION}=${browser.cookies.get(SESSION)}` },
    });
    const { to } = (await answer.json()) as { to: string };
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^trienkhai=; Max-Age=0;/)]);
    expect(new URL(to).pathname).toBe('/oidc/session/end');
    for (const each of [browser, elsewhere]) expect((await each.ask(ME, as(BOARD))).status).toBe(401);
  });

  test('of the same account on another machine goes on for itself', async () => {
    const [first, second] = [await signedIn(), await signedIn()];
    const leaving = { ...as(BOARD), cookie: `${SESSION}=${first.cookies.get(SESSION)}` };
    await fetch(`${office.url}/auth/sign-out`, { method: 'POST', headers: leaving });
    expect((await first.ask(ME, as(BOARD))).status).toBe(401);
    expect((await second.ask(ME, as(BOARD))).status).toBe(200);
  });

  test('that takes the place of an earlier one in a browser ends that', async () => {
    const browser = await signedIn();
    const before = browser.cookies.get(SESSION)!;
    await browser.signIn('viewer@centre');
    expect(browser.cookies.get(SESSION)).not.toBe(before);
    const thief = cookieBrowser(office.url);
    thief.cookies.set(SESSION, before);
    expect((await thief.ask(ME, as('*'))).status).toBe(401);
  });

  test('whose token ends gets another, once for all that ask together', async () => {
    const browser = await signedIn();
    const late = { $set: { tokenUntil: new Date(0) } };
    await stored((db) => db.collection('sessions').updateMany({}, late));
    const answers = await Promise.all(Array.from({ length: 8 }, () => browser.ask(ME, as(BOARD))));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const [session] = await stored((db) =>
      db
        .collection('sessions')
        .find({ tokenUntil: { $gt: new Date() } })
        .toArray(),
    );
    expect(session).toMatchObject({ account: BOARD });
  });

  test('that nobody has used for long is over', async () => {
    const browser = await signedIn();
    await stored((db) => db.collection('sessions').updateMany({}, { $set: { expiresAt: new Date(0) } }));
    expect((await browser.ask(ME, as(BOARD))).status).toBe(401);
  });

  test('that is ended ends what it listens to', async () => {
    const browser = await signedIn();
    const live = { ...as(BOARD), accept: 'text/event-stream' };
    const listening = await browser.ask('subscription { eventRecorded { id } }', live);
    const ended = listening.text();
    await stored((db) => db.collection('sessions').deleteMany({}));
    expect(await ended).not.toContain('eventRecorded');
  });
});

describe('an account that is signed in at several places', () => {
  const ACCOUNT = 'approver@district:872';

  async function sent(browser: CookieBrowser, path: string, body?: object, account = ACCOUNT) {
    const headers = { ...as(account), cookie: `${SESSION}=${browser.cookies.get(SESSION)}` };
    const json = { ...headers, 'content-type': 'application/json' };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers: json } : { headers };
    const response = await fetch(office.url + path, init);
    return { status: response.status, body: (await response.json()) as Record<string, any> };
  }
  const listed = async (
    browser: CookieBrowser,
    account?: string,
  ): Promise<{ id: string; isThis: boolean }[]> =>
    (await sent(browser, '/auth/sessions', undefined, account)).body['sessions'];

  async function signedInAgain(): Promise<CookieBrowser> {
    const browser = cookieBrowser(office.url);
    await browser.signIn(ACCOUNT, '/sessions', true);
    return browser;
  }

  test('sees each of them, which is its own, since when, and nothing that opens one', async () => {
    const control = 'control@district:872';
    const [one, other] = [await signedIn(control), await signedIn(control)];
    const { status, body } = await sent(one, '/auth/sessions', undefined, control);
    const when = { beganAt: expect.any(String), askedAt: expect.any(String), id: expect.any(String) };
    expect([status, body['sessions']]).toEqual([
      200,
      [
        { ...when, isThis: false },
        { ...when, isThis: true },
      ],
    ]);
    for (const { cookies } of [one, other]) expect(JSON.stringify(body)).not.toContain(cookies.get(SESSION));
  });

  test('ends another only once it has shown anew who it is', async () => {
    const [one, other] = [await signedIn(ACCOUNT), await signedIn(ACCOUNT)];
    const { id } = (await listed(other)).find(({ isThis }) => isThis)!;
    const refused = await sent(one, '/auth/sessions/end', { id });
    expect([refused.status, refused.body]).toEqual([
      403,
      expect.objectContaining({ code: 'FORBIDDEN', facts: { reason: 'unproved' } }),
    ]);
    expect((await other.ask(ME, as(ACCOUNT))).status).toBe(200);
    const proved = await signedInAgain();
    expect(await sent(proved, '/auth/sessions/end', { id })).toEqual({ status: 200, body: { ended: 1 } });
    expect((await other.ask(ME, as(ACCOUNT))).status).toBe(401);
    expect((await one.ask(ME, as(ACCOUNT))).status).toBe(200);
  });

  test('ends all others at once, and none of another account', async () => {
    const [foreign, one, proved] = [await signedIn(), await signedIn(ACCOUNT), await signedInAgain()];
    const [{ id } = { id: '' }] = await listed(foreign, BOARD);
    expect((await sent(proved, '/auth/sessions/end', { id })).body).toEqual({ ended: 0 });
    expect((await sent(proved, '/auth/sessions/end', {})).status).toBe(200);
    expect(await listed(proved)).toEqual([expect.objectContaining({ isThis: true })]);
    expect((await one.ask(ME, as(ACCOUNT))).status).toBe(401);
    expect((await foreign.ask(ME, as(BOARD))).status).toBe(200);
  });

  test('has nothing to see without a sign-in, nor from a page of another origin', async () => {
    expect((await sent(cookieBrowser(office.url), '/auth/sessions')).status).toBe(401);
    const one = await signedIn(ACCOUNT);
    expect((await one.visit('/auth/sessions')).status).toBe(403);
    expect((await sent(one, '/auth/sessions/end', { id: 5 })).status).toBe(400);
  });
});

test('a program reads by its own name and secret, and is turned away with another', async () => {
  const as = (secret: string) => {
    const client = { issuer: `${office.url}/oidc`, id: 'integration@province:87', secret };
    const { url, kafkaBrokers, mongoUri, namespace } = office;
    const config = { url, kafkaBrokers: [...kafkaBrokers], mongoUri, namespace, client };
    return createGatewayClient(config, 'nobody').ask('/v1/exports/units');
  };
  await expect(as('other')).rejects.toThrow(/client/i);
  expect((await as('development')).status).toBe(200);
});
