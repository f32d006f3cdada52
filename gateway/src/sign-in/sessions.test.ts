import { expect, test } from '@jest/globals';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { sessionsInMemory } from '../../test/sessions-in-memory.ts';
import { sessionsOver } from './sessions.ts';

const TOKENS = { access: 'first', until: Date.now() + 3_600_000 };

function setUp() {
  const { store } = sessionsInMemory();
  const told: string[] = [];
  const open = async () => {
    told.push('opened');
    return { store, close: async () => void told.push('closed') };
  };
  const never = () => Promise.reject(new Error('not asked'));
  return { store, told, open, renew: { renew: never } };
}

/** As the driver of the store says that it finds no server. */
function noServer(): Error {
  return Object.assign(new Error('no server'), { name: 'MongoServerSelectionError' });
}

const refusalOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    (error: unknown) => (error instanceof DomainError ? error.code : (error as Error).message),
  );

test('the store is opened by the first who signs in, once, and closed with the gateway', async () => {
  const { told, open, renew } = setUp();
  const sessions = sessionsOver(open, renew);
  expect(told).toEqual([]);
  const secret = await sessions.begin('office', TOKENS);
  expect(await sessions.stands(secret)).toBe(true);
  expect(told).toEqual(['opened']);
  await sessions.close();
  expect(told).toEqual(['opened', 'closed']);
});

test('a store that nobody needed is neither opened nor closed', async () => {
  const { told, open, renew } = setUp();
  await sessionsOver(open, renew).close();
  expect(told).toEqual([]);
});

test('while the store is away nobody signs in, and whoever tries again is let in once it is back', async () => {
  const { open, renew } = setUp();
  let isAway = true;
  const sessions = sessionsOver(() => (isAway ? Promise.reject(noServer()) : open()), renew);
  expect(await refusalOf(sessions.begin('office', TOKENS))).toBe('UNAVAILABLE');
  isAway = false;
  expect(await refusalOf(sessions.begin('office', TOKENS))).toBe('answered');
});

test('a store that goes away is told from a fault of ours', async () => {
  const { store, open, renew } = setUp();
  const sessions = sessionsOver(open, renew);
  store.get = () => Promise.reject(noServer());
  expect(await refusalOf(sessions.find('any'))).toBe('UNAVAILABLE');
  store.get = () => Promise.reject(new Error('a fault'));
  expect(await refusalOf(sessions.find('any'))).toBe('a fault');
});
