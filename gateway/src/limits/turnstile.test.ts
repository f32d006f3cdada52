import { expect, test } from '@jest/globals';
import type { DomainError } from '@trienkhai/kernel/domain-error';
import type { Role } from '@trienkhai/runtime/auth';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { smallCountry } from '@trienkhai/testkit/small-country';
import type { Kind } from './counts.ts';
import { createTurnstile, type Limits } from './turnstile.ts';
import { NO_VISITOR } from './visitor.ts';

const LIMITS: Limits = {
  commands: { perSecond: 1, burst: 2 },
  queries: { perSecond: 2, burst: 4 },
  ease: { perSecond: 2, burst: 2 },
  easeAtOnce: 100,
  atOnce: 100,
  inAll: 100,
  lanes: 100,
  failures: { perSecond: 1, burst: 1 },
  accountsOfUnit: 2,
  wholesale: 10,
};

function gate(limits: Partial<Limits> = {}) {
  let now = Date.parse('2026-11-26T03:00:00Z');
  const turnstile = createTurnstile({ ...LIMITS, ...limits }, fixedUnits(smallCountry()), () => now);
  const admit = (actor: string, kind: Kind, role: Role = 'recorder', code = '87') =>
    turnstile.admit(
      { actor, token: 't', role, level: code === 'TW' ? 'CENTRE' : 'PROVINCE', code },
      kind,
      NO_VISITOR,
    );
  /** Comes and goes. */
  const pass = async (...asked: Parameters<typeof admit>) => {
    try {
      (await admit(...asked))();
      return 'in';
    } catch (error) {
      const { code, facts } = error as DomainError;
      return `${code} ${facts['retryAfterSeconds']}`;
    }
  };
  return { admit, pass, later: (seconds: number) => (now += seconds * 1000) };
}

test('an account has so much at once, and so much again with every second', async () => {
  const { pass, later } = gate();
  expect(await Promise.all(['a', 'a', 'a'].map((who) => pass(who, 'commands')))).toEqual([
    'in',
    'in',
    'RATE_LIMITED 1',
  ]);
  later(1);
  expect(await pass('a', 'commands')).toBe('in');
  expect(await pass('a', 'commands')).toBe('RATE_LIMITED 1');
});

test('questions and commands have budgets of their own', async () => {
  const { pass } = gate();
  await Promise.all(Array.from({ length: 6 }, () => pass('a', 'queries')));
  expect(await pass('a', 'queries')).toBe('RATE_LIMITED 1');
  expect(await pass('a', 'commands')).toBe('in');
});

test('one account that has spent its own takes nothing from another', async () => {
  const { pass } = gate({ accountsOfUnit: 100 });
  await Promise.all(Array.from({ length: 20 }, () => pass('flood', 'commands')));
  expect(await pass('clerk', 'commands')).toBe('in');
});

test('the accounts of one unit share a budget, and what it refuses is not taken from the account', async () => {
  const { pass, later } = gate();
  const all = await Promise.all(['a', 'a', 'b', 'b', 'c'].map((who) => pass(who, 'commands')));
  expect(all).toEqual(['in', 'in', 'in', 'in', 'RATE_LIMITED 1']);
  later(1);
  expect(await Promise.all([pass('c', 'commands'), pass('c', 'commands')])).toEqual(['in', 'in']);
});

test('an integration and an administrator of the centre may send for many', async () => {
  const { pass } = gate();
  const of = (who: string, role: Role, code: string) =>
    Promise.all(Array.from({ length: 21 }, () => pass(who, 'commands', role, code)));
  expect((await of('sync', 'integration', '87')).filter((each) => each === 'in')).toHaveLength(20);
  expect((await of('admin', 'admin', 'TW')).filter((each) => each === 'in')).toHaveLength(20);
  expect((await of('other', 'admin', '87')).filter((each) => each === 'in')).toHaveLength(2);
});

test('no more than so many requests of an account are answered together', async () => {
  const { admit, pass } = gate({ atOnce: 3 });
  const running = await Promise.all([1, 2, 3].map(() => admit('a', 'queries')));
  expect(await pass('a', 'queries')).toBe('RATE_LIMITED 1');
  running[0]!();
  running[0]!();
  expect(await pass('a', 'queries')).toBe('in');
});

test('a gateway with its hands full says so to everybody', async () => {
  const { admit, pass } = gate({ inAll: 5 });
  await Promise.all([1, 2, 3, 4, 5].map((who) => admit(String(who), 'queries')));
  expect(await pass('other', 'queries')).toBe('UNAVAILABLE 1');
});

test('who asks no more than its ease is answered before the rest of a flood', async () => {
  const { admit } = gate({ lanes: 1, queries: { perSecond: 2, burst: 1_000 }, accountsOfUnit: 1_000 });
  const answered: string[] = [];
  const ask = async (who: string) => {
    const leave = await admit(who, 'queries');
    answered.push(who);
    await new Promise(setImmediate);
    leave();
  };
  await Promise.all([...Array.from({ length: 20 }, () => ask('flood')), ask('clerk'), ask('other')]);
  expect(answered.slice(0, 4).toSorted()).toEqual(['clerk', 'flood', 'flood', 'other']);
  expect(answered).toHaveLength(22);
});

test('who asks for too much at the same time stands in line with what is too much', async () => {
  const { admit } = gate({ easeAtOnce: 2, ease: { perSecond: 100, burst: 100 }, lanes: 1 });
  const letIn: string[] = [];
  const leaves = await Promise.all(['a', 'a'].map((who) => admit(who, 'queries')));
  void admit('a', 'queries').then(() => letIn.push('a'));
  await admit('b', 'queries').then((leave) => leave());
  expect(letIn).toEqual([]);
  for (const leave of leaves) leave();
  await new Promise(setImmediate);
  expect(letIn).toEqual(['a']);
});

test('the rest of a flood takes its time while others are about, and none of it while it is alone', async () => {
  const { admit, later } = gate({
    ...{ lanes: 1, queries: { perSecond: 2, burst: 1_000 } },
    ease: { perSecond: 0.001, burst: 2 },
  });
  const waits = async () => {
    const [first, second] = [await admit('flood', 'queries'), admit('flood', 'queries')];
    let isIn = false;
    void second.then(() => (isIn = true));
    await new Promise((end) => setTimeout(end, 5));
    first();
    await new Promise(setImmediate);
    const waited = !isIn;
    (await second)();
    return waited;
  };
  for (const who of ['flood', 'flood']) (await admit(who, 'queries'))();
  expect(await waits()).toBe(false);
  for (const who of ['clerk', 'clerk']) (await admit(who, 'queries'))();
  expect(await waits()).toBe(true);
  later(1);
  expect(await waits()).toBe(false);
});
