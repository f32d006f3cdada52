import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DomainError, refuse } from '@trienkhai/kernel/domain-error';
import type { Logout } from '@trienkhai/runtime/logout-token';
import { sessionsInMemory } from '../../test/sessions-in-memory.ts';
import { NO_VISITOR } from '../limits/visitor.ts';
import { endingAsTold } from './ended-there.ts';
import { sessionsIn } from './kept-sessions.ts';

const [ACCOUNT, OTHER] = ['recorder@commune:30054', 'approver@district:872'];
const MINUTE = 60_000;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const refusalOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );

/** Two sign-ins of one account, one of it from before names were kept, and two of others, of which one shares a name. */
async function setUp() {
  const { store } = sessionsInMemory();
  const never = () => Promise.reject(new Error('not asked'));
  const sessions = sessionsIn((work) => work(store), { renew: never });
  const begin = (account: string, sid?: string) =>
    sessions.begin(account, { access: 'a', until: Date.now() + 3_600_000, sid });
  const secrets = {
    one: await begin(ACCOUNT, 'one'),
    two: await begin(ACCOUNT, 'two'),
    old: await begin(ACCOUNT),
    other: await begin(OTHER, 'three'),
    same: await begin(OTHER, 'one'),
  };
  const standing = async () => {
    const stand = Object.entries(secrets).map(
      async ([name, secret]) => [name, await sessions.stands(secret)] as const,
    );
    return (await Promise.all(stand)).flatMap(([name, stands]) => (stands ? [name] : []));
  };
  return { store, sessions, standing, begin };
}

describe('what has ended at the sign-in server', () => {
  test.each<[string, Omit<Logout, 'jti'>, string[]]>([
    ['all of an account', { account: ACCOUNT }, ['other', 'same']],
    ['one of an account, and what bears no name', { account: ACCOUNT, sid: 'one' }, ['two', 'other', 'same']],
    ['one, whoever has it', { sid: 'three' }, ['one', 'two', 'old', 'same']],
    ['one that is not here', { sid: 'four' }, ['one', 'two', 'old', 'other', 'same']],
  ])('ends here: %s', async (_, there, left) => {
    const { sessions, standing } = await setUp();
    expect(await sessions.endAsTold({ jti: 'said', ...there })).toBe(5 - left.length);
    expect(await standing()).toEqual(left);
  });

  test('is ended once by one saying, for ten minutes', async () => {
    const { sessions, begin, standing } = await setUp();
    expect(await sessions.endAsTold({ jti: 'said', account: ACCOUNT })).toBe(3);
    const again = await begin(ACCOUNT);
    jest.advanceTimersByTime(10 * MINUTE - 1);
    await expect(sessions.endAsTold({ jti: 'said', account: ACCOUNT })).rejects.toMatchObject({
      ...{ code: 'INVALID_ARGUMENT', path: ['logout_token'] },
    });
    expect([await sessions.stands(again), await standing()]).toEqual([true, ['other', 'same']]);
    expect(await sessions.endAsTold({ jti: 'another', account: ACCOUNT })).toBe(1);
    jest.advanceTimersByTime(1);
    expect(await sessions.endAsTold({ jti: 'said', account: OTHER })).toBe(2);
  });

  test('may be said again where the store failed', async () => {
    const { store, sessions, standing } = await setUp();
    const { removeEnded } = store;
    store.removeEnded = () => Promise.reject(new Error('away'));
    await expect(sessions.endAsTold({ jti: 'said', account: ACCOUNT })).rejects.toThrow('away');
    Object.assign(store, { removeEnded });
    expect(await sessions.endAsTold({ jti: 'said', account: ACCOUNT })).toBe(3);
    expect(await standing()).toEqual(['other', 'same']);
  });
});

describe('whoever says so', () => {
  const visitor = { ...NO_VISITOR, address: 'there' };

  test('passes the door with its token, and nothing ends where that does not hold', async () => {
    const { sessions, standing } = await setUp();
    const passed: unknown[] = [];
    const end = endingAsTold({
      sessions,
      door: { pass: (...[who, credential, check]) => (passed.push(who, credential), check()) },
      verifyLogout: (token) =>
        token === 'good'
          ? Promise.resolve({ jti: 'said', account: ACCOUNT })
          : Promise.reject(refuse('INVALID_ARGUMENT', 'Sai.', 'Wrong.')),
    });
    expect(await refusalOf(end('bad', visitor))).toBe('INVALID_ARGUMENT');
    expect(await standing()).toHaveLength(5);
    expect(await end('good', visitor)).toBe(3);
    expect(passed).toEqual([visitor, 'bad', visitor, 'good']);
  });
});
