import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { unavailable } from '@trienkhai/runtime/error-status';
import { sessionsInMemory } from '../../test/sessions-in-memory.ts';
import { sessionsIn } from './kept-sessions.ts';
import { idOf } from './seal.ts';
import type { SignInServer, Tokens } from './sign-in-server.ts';

const NOW = Date.parse('2026-11-26T03:00:00Z');
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
const ACCOUNT = 'recorder@commune:30054';

beforeEach(() => void jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate'] }));
afterEach(() => void jest.useRealTimers());

const at = (later: number) => new Date(NOW + later);
const tokens = (access: string, lasting: number, more: Partial<Tokens> = {}): Tokens => ({
  ...{ access, refresh: `after ${access}`, until: Date.now() + lasting },
  ...more,
});

type Renew = SignInServer['renew'];
const never: Renew = () => Promise.reject(new Error('not asked'));
const away: Renew = () => Promise.reject(unavailable({ dependency: 'issuer' }));

function setUp(renew: Renew = never) {
  const { kept, asked, store } = sessionsInMemory();
  const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
  const instance = (by: Renew = renew) => sessionsIn((work) => work(store), { renew: by, pause });
  const record = (secret: string) => kept.get(idOf(secret));
  return { kept, asked, store, instance, record, sessions: instance() };
}

const refusalOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    (error: unknown) => (error instanceof DomainError ? [error.code, error.facts] : error),
  );

describe('a session', () => {
  test('begins with a day at most before it and a working day without a question', async () => {
    const { sessions, record } = setUp();
    const secret = await sessions.begin(ACCOUNT, tokens('first', HOUR));
    const { sealed, ...rest } = record(secret)!;
    expect(rest).toStrictEqual({
      ...{ _id: idOf(secret), account: ACCOUNT, beganAt: at(0) },
      ...{ endsAt: at(24 * HOUR), expiresAt: at(8 * HOUR), tokenUntil: at(HOUR) },
    });
    expect(sealed).not.toContain('first');
    expect(await sessions.find(secret)).toEqual({ account: ACCOUNT, tokens: tokens('first', HOUR) });
  });

  test('keeps by which browser it began, and when its account showed who it is', async () => {
    const { sessions, record } = setUp();
    const proved = tokens('first', HOUR, { provedAt: NOW - MINUTE });
    expect(record(await sessions.begin(ACCOUNT, proved, 'Firefox, Linux'))).toMatchObject({
      browser: 'Firefox, Linux',
      provedAt: at(-MINUTE),
    });
  });

  test('lives on with what is asked, to the minute, and never beyond its day', async () => {
    const { sessions, record, asked } = setUp();
    const secret = await sessions.begin(ACCOUNT, tokens('first', 30 * HOUR));
    jest.setSystemTime(NOW + MINUTE);
    await sessions.find(secret);
    expect([record(secret)?.expiresAt, asked.change]).toEqual([at(8 * HOUR), 0]);
    jest.setSystemTime(NOW + MINUTE + 1);
    await sessions.find(secret);
    expect(record(secret)?.expiresAt).toEqual(at(8 * HOUR + MINUTE + 1));
    for (const later of [8, 15, 22]) {
      jest.setSystemTime(NOW + later * HOUR);
      await sessions.find(secret);
    }
    expect(record(secret)?.expiresAt).toEqual(at(24 * HOUR));
    jest.setSystemTime(NOW + 24 * HOUR);
    expect([await sessions.find(secret), await sessions.stands(secret)]).toEqual([undefined, false]);
  });

  test('is looked up once for requests that come together, and anew for the next', async () => {
    const { sessions, asked } = setUp();
    const secret = await sessions.begin(ACCOUNT, tokens('first', HOUR));
    const other = await sessions.begin(ACCOUNT, tokens('other', HOUR));
    const found = await Promise.all([secret, secret, other].map((each) => sessions.find(each)));
    expect(found.map((each) => each?.tokens.access)).toEqual(['first', 'first', 'other']);
    expect(asked.get).toBe(2);
    await sessions.find(secret);
    expect(asked.get).toBe(3);
  });

  test('stands until it is forgotten', async () => {
    const { sessions } = setUp();
    const secret = await sessions.begin(ACCOUNT, tokens('first', HOUR));
    expect(await sessions.stands(secret)).toBe(true);
    await sessions.forget(secret);
    expect([await sessions.stands(secret), await sessions.find(secret)]).toEqual([false, undefined]);
  });
});

describe('a token', () => {
  test('is renewed from half a minute before its end, and kept', async () => {
    const { sessions, record } = setUp(() => Promise.resolve(tokens('second', HOUR)));
    const lasting = await sessions.begin(ACCOUNT, tokens('first', 30 * SECOND));
    const ending = await sessions.begin(ACCOUNT, tokens('first', 30 * SECOND - 1));
    expect((await sessions.find(lasting))?.tokens.access).toBe('first');
    expect(await sessions.find(ending)).toEqual({ account: ACCOUNT, tokens: tokens('second', HOUR) });
    expect(record(ending)).toMatchObject({ tokenUntil: at(HOUR) });
    expect(record(ending)?.renewing).toBeUndefined();
    expect((await sessions.find(ending))?.tokens.access).toBe('second');
  });

  test('is renewed with what was kept, by one alone for ten seconds', async () => {
    const asked: unknown[] = [];
    const { sessions, record } = setUp((old) => {
      asked.push(old, record(secret)?.renewing);
      return Promise.resolve(undefined);
    });
    const secret = await sessions.begin(ACCOUNT, tokens('first', 1));
    await sessions.find(secret);
    expect(asked).toEqual([tokens('first', 1), at(10 * SECOND)]);
  });

  test('that is renewed no more serves until its end, and with it ends the session', async () => {
    const { sessions, record } = setUp(() => Promise.resolve(undefined));
    const secret = await sessions.begin(ACCOUNT, tokens('first', 1));
    expect((await sessions.find(secret))?.tokens.access).toBe('first');
    jest.setSystemTime(NOW + 1);
    expect(await sessions.find(secret)).toBeUndefined();
    expect(record(secret)).toBeUndefined();
  });

  test('serves until its end while the sign-in server is away, and no longer', async () => {
    const { sessions, record } = setUp(away);
    const secret = await sessions.begin(ACCOUNT, tokens('first', 1));
    expect((await sessions.find(secret))?.tokens.access).toBe('first');
    jest.setSystemTime(NOW + 1);
    expect(await refusalOf(sessions.find(secret))).toEqual(['UNAVAILABLE', { dependency: 'issuer' }]);
    expect(record(secret)?.renewing).toBeUndefined();
  });
});

describe('while another instance renews a token', () => {
  /** The answer to a request that found somebody else at it, who in the end does `then`. */
  async function waitingFor(
    lasting: number,
    then: (held: ReturnType<typeof setUp>, secret: string) => unknown,
  ) {
    const held = setUp();
    const secret = await held.sessions.begin(ACCOUNT, tokens('first', lasting));
    await held.store.beginRenewing(held.record(secret)!, at(HOUR));
    const answer = refusalOf(held.sessions.find(secret).then((found) => Promise.reject(found)));
    await jest.advanceTimersByTimeAsync(5 * SECOND);
    const looks = held.asked.get;
    await then(held, secret);
    await jest.advanceTimersByTimeAsync(100);
    const soon = held.asked.get - looks;
    await jest.advanceTimersByTimeAsync(6 * SECOND);
    return { answer: await answer, looks, soon, all: held.asked.get };
  }

  test('a request waits for the new one and takes it', async () => {
    const { answer, looks, soon } = await waitingFor(SECOND, async ({ store, instance }, secret) => {
      await store.endRenewing(idOf(secret));
      await instance(() => Promise.resolve(tokens('second', HOUR))).find(secret);
    });
    expect(answer).toMatchObject({ account: ACCOUNT, tokens: { access: 'second' } });
    expect(looks).toBe(52);
    expect(soon).toBe(2);
  });

  test('a request takes the new one before the other has said that it is done', async () => {
    const { answer, soon } = await waitingFor(SECOND, ({ store }, secret) =>
      store.change(idOf(secret), { tokenUntil: at(HOUR) }),
    );
    expect([answer, soon]).toEqual([expect.objectContaining({ account: ACCOUNT }), 1]);
  });

  test('a request takes no old one in the instant in which it ends', async () => {
    const { answer } = await waitingFor(5.1 * SECOND, ({ store }, secret) => store.endRenewing(idOf(secret)));
    expect(answer).toEqual(['UNAVAILABLE', { dependency: 'issuer' }]);
  });

  test('a request takes the old one again where the other gave up and it still holds', async () => {
    const { answer } = await waitingFor(20 * SECOND, ({ store }, secret) => store.endRenewing(idOf(secret)));
    expect(answer).toMatchObject({ tokens: { access: 'first' } });
  });

  test('a request is told that the sign-in server is away where the other gave up and nothing holds', async () => {
    const { answer } = await waitingFor(SECOND, ({ store }, secret) => store.endRenewing(idOf(secret)));
    expect(answer).toEqual(['UNAVAILABLE', { dependency: 'issuer' }]);
  });

  test('a request waits ten seconds and no longer, though the old one would hold', async () => {
    const { answer, all } = await waitingFor(20 * SECOND, () => undefined);
    expect(answer).toEqual(['UNAVAILABLE', { dependency: 'issuer' }]);
    expect(all).toBe(101);
  });

  test('a request is told that the session has ended where it has', async () => {
    const { answer } = await waitingFor(20 * SECOND, ({ sessions }, secret) => sessions.forget(secret));
    expect(answer).toBeUndefined();
  });
});

describe('of the sessions of an account', () => {
  const page = (secret: string, account = ACCOUNT) => ({ secret, account });

  test('the one that a page means is ended, and what it was is told', async () => {
    const { sessions } = setUp();
    const secret = await sessions.begin(ACCOUNT, tokens('first', HOUR));
    expect(await sessions.end(page(secret, 'another'))).toBeUndefined();
    expect(await sessions.end(page('a guess'))).toBeUndefined();
    expect(await sessions.stands(secret)).toBe(true);
    expect(await sessions.end(page(secret))).toEqual({ account: ACCOUNT, tokens: tokens('first', HOUR) });
    expect(await sessions.end(page(secret))).toBeUndefined();
  });

  test('all are told with when they began and were last used, to whom one of them is', async () => {
    const { sessions, kept } = setUp();
    const own = await sessions.begin(ACCOUNT, tokens('own', HOUR), 'Firefox, Linux');
    const other = await sessions.begin(ACCOUNT, tokens('other', HOUR));
    await sessions.begin('another', tokens('another', HOUR));
    const { beganAt: _, ...before } = kept.get(idOf(other))!;
    kept.set(idOf(other), { ...before, expiresAt: at(8 * HOUR + MINUTE), endsAt: at(25 * HOUR) });
    expect(await sessions.ofSameAccount(page(own))).toEqual([
      { id: idOf(own), isThis: true, beganAt: at(0), askedAt: at(0), browser: 'Firefox, Linux' },
      { id: idOf(other), isThis: false, beganAt: at(HOUR), askedAt: at(MINUTE), browser: undefined },
    ]);
    expect(await sessions.ofSameAccount(page(own, 'another'))).toBeUndefined();
    expect(await sessions.ofSameAccount(page('a guess'))).toBeUndefined();
  });

  test('others are ended by whoever showed anew who it is within ten minutes', async () => {
    const { sessions, kept } = setUp();
    const proved = tokens('own', HOUR, { provedAt: NOW });
    const own = await sessions.begin(ACCOUNT, proved);
    const others = [await sessions.begin(ACCOUNT, proved), await sessions.begin(ACCOUNT, proved)];
    const another = await sessions.begin('another', proved);
    jest.setSystemTime(NOW + 10 * MINUTE);
    expect(await sessions.endOthers(page(own), idOf(another))).toBe(0);
    expect(await sessions.endOthers(page(own), idOf(own))).toBe(0);
    expect(await sessions.endOthers(page(own), idOf(others[0]!))).toBe(1);
    expect([...kept.keys()]).toEqual([own, others[1]!, another].map(idOf));
    expect(await sessions.endOthers(page(own))).toBe(1);
    expect([...kept.keys()]).toEqual([own, another].map(idOf));
  });

  test('none is ended by whoever showed it longer ago, or never, or whose own one has ended', async () => {
    const { sessions, kept } = setUp();
    const own = await sessions.begin(ACCOUNT, tokens('own', HOUR, { provedAt: NOW }));
    const never = await sessions.begin(ACCOUNT, tokens('other', HOUR));
    jest.setSystemTime(NOW + 10 * MINUTE + 1);
    const unproved = ['FORBIDDEN', { reason: 'unproved' }];
    const ended = ['UNAUTHENTICATED', { reason: 'ended' }];
    expect(await refusalOf(sessions.endOthers(page(own), idOf(never)))).toEqual(unproved);
    expect(await refusalOf(sessions.endOthers(page(never), idOf(own)))).toEqual(unproved);
    expect(await refusalOf(sessions.endOthers(page(own, 'another')))).toEqual(ended);
    expect(await refusalOf(sessions.endOthers(page('a guess')))).toEqual(ended);
    expect(kept.size).toBe(2);
  });
});
