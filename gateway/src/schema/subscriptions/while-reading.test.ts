import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import type { Caller } from '../../caller.ts';
import type { Peers } from '../../peers.ts';
import { whileReading } from './while-reading.ts';

const LOOK_MS = 2_000;
const HOUR_S = 3_600;

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'Date', 'setImmediate'] }));
afterEach(() => void jest.useRealTimers());

const encoded = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const tokenOf = (claims: object) => `${encoded({ alg: 'ES256' })}.${encoded(claims)}.signature`;
const nowS = () => Date.now() / 1_000;

/** A stream of an account whose grant ends on 27/11/2026, and what it listens to. */
function open(more: Partial<Caller> = {}, token = tokenOf({ exp: nowS() + HOUR_S })) {
  const grants = createGrantFold();
  const data = { grantId: 'g', unitId: SMALL_COUNTRY.otherProvince, subject: 'office', role: 'ROLE_VIEWER' };
  grants.apply({
    ...{ type: 'trienkhai.units.v1.RoleGranted', streamId: 'grants:x', version: 1, actor: 'a', unit: 'u' },
    ...{ recordedAt: '2022-01-01T00:00:00.000Z', data: { ...data, from: '2022-01-01', to: '2026-11-27' } },
  });
  const state = { today: '2026-11-26', listeners: new Set<() => void>(), looked: 0 };
  const units = {
    ...fixedUnits(smallCountry(), grants.book),
    onChange(listener: () => void) {
      state.listeners.add(listener);
      return () => void state.listeners.delete(listener);
    },
  };
  const now = () => {
    state.looked += 1;
    return new Date(`${state.today}T03:00:00Z`);
  };
  const caller = { principal: { actor: 'office', token }, peers: {} as Peers, after: [], ...more };
  const reading = whileReading(caller, { units, now });
  const change = () => [...state.listeners].forEach((listener) => listener());
  return { ...reading, state, change };
}

/** Everything that is on its way has come. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Why it is over; `open`: it is not. */
function over({ aborted, reason }: AbortSignal): unknown {
  return aborted ? reason : 'open';
}

/** The same of one whose time runs out. */
async function ended(signal: AbortSignal): Promise<unknown> {
  if (!signal.aborted) await once(signal, 'abort');
  return signal.reason;
}

/** A stream outlives another one that is over at once, begun after it. */
async function outlivesAnEndedOne(signal: AbortSignal): Promise<boolean> {
  for (const _ of [1, 2, 3]) await ended(open({}, tokenOf({ exp: 1 })).signal);
  return !signal.aborted;
}

describe('an open stream ends', () => {
  test('with its token', async () => {
    const reason = await ended(open({}, tokenOf({ exp: Math.floor(nowS()) + 1.000_1 })).signal);
    expect(reason).toMatchObject({ name: 'TimeoutError' });
    expect(await ended(open({}, tokenOf({ exp: nowS() - HOUR_S })).signal)).toMatchObject({
      name: 'TimeoutError',
    });
  });

  test.each([
    ['lasts longer than a timer can', tokenOf({ exp: 1e11 })],
    ['has an end that is no number', tokenOf({ exp: '1' })],
    ['has no end', tokenOf({})],
    ['is no JWT', 'opaque'],
  ])('not with a token that %s', async (_, token) => {
    expect(await outlivesAnEndedOne(open({}, token).signal)).toBe(true);
  });

  test('when its client goes away', () => {
    const client = new AbortController();
    const { signal } = open({ signal: client.signal });
    client.abort('gone');
    expect(over(signal)).toBe('gone');
  });

  test('when its account may no longer read, as soon as that is recorded', () => {
    const { signal, change, state } = open();
    change();
    expect(signal.aborted).toBe(false);
    state.today = '2026-11-27';
    change();
    expect(over(signal)).toMatchObject({ code: 'FORBIDDEN' });
    expect(state.listeners.size).toBe(0);
  });

  test('when its account may no longer read, without anything being recorded', () => {
    const { signal, state } = open();
    jest.advanceTimersByTime(LOOK_MS);
    expect([signal.aborted, state.looked]).toEqual([false, 1]);
    state.today = '2026-11-27';
    jest.advanceTimersByTime(LOOK_MS);
    expect(over(signal)).toMatchObject({ code: 'FORBIDDEN' });
    jest.advanceTimersByTime(5 * LOOK_MS);
    expect(state.looked).toBe(2);
  });

  test('when its sign-in no longer stands, or nobody can say whether it does', async () => {
    const signedOut = open({ stands: async () => false });
    signedOut.change();
    await settled();
    expect(signedOut.signal.aborted).toBe(true);
    const unknown = open({ stands: () => Promise.reject(new Error('no store')) });
    unknown.change();
    await settled();
    expect(over(unknown.signal)).toMatchObject({ message: 'no store' });
  });

  test('not while its sign-in stands', async () => {
    const { signal, change } = open({ stands: async () => true });
    change();
    await settled();
    expect(signal.aborted).toBe(false);
  });
});

test('a stream that has ended by itself looks no more', () => {
  const { end, state, signal } = open();
  expect(state.listeners.size).toBe(1);
  end();
  jest.advanceTimersByTime(5 * LOOK_MS);
  expect([state.listeners.size, state.looked, signal.aborted]).toEqual([0, 0, false]);
});
